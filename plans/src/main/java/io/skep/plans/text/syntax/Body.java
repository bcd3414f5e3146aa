package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The inside of a file or block: attributes and blocks, each in the order written. Attribute names are unique; of a repeated name the
 * first is kept and the reader has reported the others.
 *
 * @param range what lies between the braces, or the whole file
 */
public record Body(List<Attribute> attributes, List<Block> blocks, Range range) {
    public Body {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    /** The attribute of that name, if it is there. */
    public Optional<Attribute> attribute(String name) {
        for (Attribute each : attributes) { // asked for each name of each block: a stream would cost more than the rest
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** All blocks of that type, in the order written. */
    public List<Block> blocks(String type) {
        List<Block> found = new ArrayList<>();
        for (Block each : blocks) {
            if (each.type().equals(type)) {
                found.add(each);
            }
        }
        return found;
    }
}

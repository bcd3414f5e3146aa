package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
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
        return attributes.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** All blocks of that type, in the order written. */
    public List<Block> blocks(String type) {
        return blocks.stream().filter(each -> each.type().equals(type)).toList();
    }
}

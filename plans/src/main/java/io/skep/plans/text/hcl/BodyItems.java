package io.skep.plans.text.hcl;

import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the items of one body and refuses a second attribute of the same name. */
final class BodyItems {
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();

    void add(Block block) {
        blocks.add(block);
    }

    void add(Attribute attribute, Reporter reporter) {
        Attribute first = attributes.putIfAbsent(attribute.name(), attribute);
        if (first != null) {
            reporter.error(
                    "Attribute redefined",
                    "The attribute \"" + attribute.name() + "\" was already set on line "
                            + first.range().start().line()
                            + ". Each attribute may be set only once in the same place.",
                    attribute.nameRange());
        }
    }

    Body body(Range range) {
        return new Body(List.copyOf(attributes.values()), blocks, range);
    }
}

package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.util.List;

/**
 * {@code type "label" { body }}.
 *
 * @param header from the type to the last label, the part to underline when the block as a whole is meant
 * @param range from the type to the closing brace
 */
public record Block(String type, Range typeRange, List<Label> labels, Body body, Range header, Range range) {
    public Block {
        labels = List.copyOf(labels);
    }

    /** Type and quoted labels as in a message, for instance {@code host "bravo"}. */
    public String title() {
        StringBuilder title = new StringBuilder(type);
        labels.forEach(label -> title.append(" \"").append(label.text()).append('"'));
        return title.toString();
    }
}

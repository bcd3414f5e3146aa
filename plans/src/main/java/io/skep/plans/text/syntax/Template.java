package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.util.List;

/** A quoted string, heredoc or bare template with interpolations or directives; its value is the parts' texts joined. */
public record Template(List<TemplatePart> parts, Range range) implements Expression {
    public Template {
        parts = List.copyOf(parts);
    }
}

package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.hcl.Fragment;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.Template;
import io.skep.plans.text.syntax.TemplateWrap;

/** Strings of YAML and JSON are templates: <code>"${var.x}"</code> refers, <code>"$${"</code> is itself. */
final class Strings {
    private Strings() {}

    /**
     * The expression for a string; a wrong template is reported and taken as text.
     *
     * @param range the string with its quotes
     */
    static Expression expression(Fragment fragment, Range range, Diagnostics diagnostics) {
        String value = fragment.text();
        if (!value.contains("${") && !value.contains("%{")) {
            return new Literal.Text(value, range);
        }
        Expression template =
                Parsing.parseTemplate(fragment, diagnostics).orElseGet(() -> new Literal.Text(value, range));
        return switch (template) {
            case Template parts -> new Template(parts.parts(), range);
            case TemplateWrap wrap -> new TemplateWrap(wrap.inner(), range);
            case Literal.Text text -> new Literal.Text(text.value(), range);
            default -> throw new IllegalStateException("no template: " + template);
        };
    }
}

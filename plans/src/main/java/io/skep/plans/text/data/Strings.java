package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.hcl.Fragment;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;

/** Strings of YAML and JSON are templates: <code>"${var.x}"</code> refers, <code>"$${"</code> is itself. */
final class Strings {
    private Strings() {}

    /** The expression for a string; a wrong template is reported and taken as text. */
    static Expression expression(Fragment fragment, Range range, Diagnostics diagnostics) {
        String value = fragment.text();
        if (!value.contains("${") && !value.contains("%{")) {
            return new Literal.Text(value, range);
        }
        return Parsing.parseTemplate(fragment, diagnostics).orElseGet(() -> new Literal.Text(value, range));
    }
}

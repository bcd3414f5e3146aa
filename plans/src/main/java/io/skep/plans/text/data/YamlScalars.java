package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Tells numbers, booleans and null from text as the core schema of YAML 1.2 does (section 10.3.2); quoted is always text. */
final class YamlScalars {
    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final String TAGS = "tag:yaml.org,2002:";

    private final SourceFile source;
    private final Diagnostics diagnostics;

    YamlScalars(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** A key is text, whatever it looks like. */
    Expression key(ScalarEvent scalar, Range range) {
        return text(scalar, range);
    }

    Expression expression(ScalarEvent scalar, Range range) {
        String tag = scalar.getTag().orElse("");
        if ((!scalar.isPlain() && tag.isEmpty()) || tag.equals("!") || tag.equals(TAGS + "str")) {
            return text(scalar, range);
        }
        Expression resolved = resolve(scalar, range);
        if (!tag.isEmpty()) {
            checkTag(tag, tagOf(resolved, tag), range);
        }
        return resolved;
    }

    void checkTag(String tag, String actual, Range range) {
        if (!tag.equals(TAGS + actual)) {
            diagnostics.error(
                    "Tag does not fit",
                    "The tag \"" + tag.replace(TAGS, "!!")
                            + "\" is not known or does not fit this value. Tags are not needed here.",
                    range);
        }
    }

    private Expression resolve(ScalarEvent scalar, Range range) {
        String value = scalar.getValue();
        if (NULL.matcher(value).matches()) {
            return new Literal.Null(range);
        }
        if (TRUE.matcher(value).matches() || FALSE.matcher(value).matches()) {
            return new Literal.Bool(TRUE.matcher(value).matches(), range);
        }
        if (OCTAL.matcher(value).matches()) {
            return whole(value.substring(2), 8, range);
        }
        if (HEXADECIMAL.matcher(value).matches()) {
            return whole(value.substring(2), 16, range);
        }
        if (NO_NUMBER.matcher(value).matches()) {
            diagnostics.error(
                    "Not a number", "Infinity and \"not a number\" are not possible here. Put text in quotes.", range);
        }
        return DECIMAL.matcher(value).matches() ? decimal(value, range) : text(scalar, range);
    }

    private Expression decimal(String written, Range range) {
        boolean fits = written.length() <= DataLimits.DIGITS && exponentFits(written);
        if (!fits) {
            outOfRange(range);
        }
        return new Literal.Decimal(fits ? written : "0", range);
    }

    private Expression whole(String digits, int base, Range range) {
        boolean fits = digits.length() <= DataLimits.DIGITS;
        if (!fits) {
            outOfRange(range);
        }
        return new Literal.Decimal(new BigInteger(fits ? digits : "0", base).toString(), range);
    }

    private void outOfRange(Range range) {
        diagnostics.error(
                "Number out of range",
                "Numbers may have up to " + DataLimits.DIGITS + " digits and exponents as large.",
                range);
    }

    private static boolean exponentFits(String written) {
        int mark = Math.max(written.indexOf('e'), written.indexOf('E'));
        if (mark < 0) {
            return true;
        }
        String exponent = written.substring(mark + 1);
        return exponent.length() <= 5 && Math.abs(Integer.parseInt(exponent)) <= DataLimits.DIGITS;
    }

    private Expression text(ScalarEvent scalar, Range range) {
        return Strings.expression(YamlPlaces.fragment(scalar, range, source), range, diagnostics);
    }

    private static String tagOf(Expression expression, String asked) {
        return switch (expression) {
            case Literal.Null _ -> "null";
            case Literal.Bool _ -> "bool";
            case Literal.Decimal decimal ->
                asked.endsWith("int") && decimal.value().scale() <= 0 ? "int" : "float";
            default -> "str";
        };
    }
}

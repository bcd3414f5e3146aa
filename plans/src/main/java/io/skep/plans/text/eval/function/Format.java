package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.ValueText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in a format string: {@code %v %#v %s %q %d %b %o %x %X %e %E %f %g %G %t %%}, with flags {@code - + 0 #} and blank, width,
 * precision, and {@code %[2]s} for an argument by its number.
 */
final class Format {

    private static final Pattern VERB = Pattern.compile("%([-+ 0#]*)(\\d+)?(?:\\.(\\d+)?)?(?:\\[(\\d+)])?([a-zA-Z%])?");
    private static final Pattern HAS_POINT = Pattern.compile("%[-+ 0#]*\\d*\\.");
    private static final int WIDEST = 10_000;
    private static final int SHORTEST_DIGITS = 6;

    private final List<Value> values;
    private int next;
    private int used;

    private Format(List<Value> values) {
        this.values = values;
    }

    static String text(String format, List<Value> values) {
        return new Format(values).fill(format);
    }

    private String fill(String format) {
        StringBuilder filled = new StringBuilder();
        Matcher verb = VERB.matcher(format);
        int done = 0;
        while (verb.find(done)) {
            filled.append(format, done, verb.start()).append(filled(verb));
            Limits.text(filled.length());
            done = verb.end();
        }
        filled.append(format, done, format.length());
        if (used < values.size()) {
            throw Arguments.wrong(used + 1, "The format has no place for this argument.");
        }
        return filled.toString();
    }

    private String filled(Matcher verb) {
        String kind = verb.group(5);
        if (kind == null) {
            throw Arguments.wrong(0, "\"" + verb.group() + "\" in the format names no kind of value, such as %s.");
        }
        if (kind.equals("%")) {
            if (verb.group().length() > 2) {
                throw Arguments.wrong(0, "\"%%\" in the format is a percent sign and nothing may stand within.");
            }
            return "%";
        }
        int index = verb.group(4) == null ? next : small(verb.group(4)) - 1;
        if (index < 0 || index >= values.size()) {
            throw Arguments.wrong(0, "There is no argument for \"" + verb.group() + "\" in the format.");
        }
        next = index + 1;
        used = Math.max(used, next);
        int precision = verb.group(3) != null
                ? small(verb.group(3))
                : HAS_POINT.matcher(verb.group()).find() ? 0 : -1;
        String body = body(kind.charAt(0), values.get(index), precision, index);
        String flags = verb.group(1);
        if (flags.contains("#")) {
            body = marked(kind.charAt(0), body, values.get(index));
        }
        boolean number = "dboxXeEfgG".indexOf(kind.charAt(0)) >= 0;
        if (number && !body.startsWith("-")) {
            body = (flags.contains("+") ? "+" : flags.contains(" ") ? " " : "") + body;
        }
        return padded(body, flags, verb.group(2) == null ? 0 : small(verb.group(2)), number);
    }

    private static String body(char kind, Value value, int precision, int index) {
        return switch (kind) {
            case 'v' -> plain(value);
            case 's' -> cut(string(value, index), precision);
            case 'q' -> ValueText.quoted(string(value, index));
            case 't' ->
                Boolean.toString(Convert.toBool(value)
                        .orElseThrow(() -> unfit(index, "true or false", value))
                        .truth());
            case 'd' -> whole(value, index).toString();
            case 'b' -> whole(value, index).toString(2);
            case 'o' -> whole(value, index).toString(8);
            case 'x' -> whole(value, index).toString(16);
            case 'X' -> whole(value, index).toString(16).toUpperCase(Locale.ROOT);
            case 'f' ->
                number(value, index)
                        .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                        .toPlainString();
            case 'e' -> scientific(number(value, index), precision < 0 ? 6 : precision);
            case 'E' ->
                scientific(number(value, index), precision < 0 ? 6 : precision).toUpperCase(Locale.ROOT);
            case 'g' -> shortest(number(value, index), precision);
            case 'G' -> shortest(number(value, index), precision).toUpperCase(Locale.ROOT);
            default -> throw Arguments.wrong(0, "The format has no kind of value \"%" + kind + "\".");
        };
    }

    private static String padded(String body, String flags, int width, boolean number) {
        int missing = width - body.codePointCount(0, body.length());
        if (missing <= 0) {
            return body;
        }
        if (flags.contains("-")) {
            return body + " ".repeat(missing);
        }
        if (!flags.contains("0")) {
            return " ".repeat(missing) + body;
        }
        int sign = number && !body.isEmpty() && "+- ".indexOf(body.charAt(0)) >= 0 ? 1 : 0;
        return body.substring(0, sign) + "0".repeat(missing) + body.substring(sign);
    }

    private static String cut(String text, int precision) {
        List<String> letters = precision < 0 ? List.of() : Letters.of(text);
        return precision < 0 || letters.size() <= precision ? text : String.join("", letters.subList(0, precision));
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric number -> shortest(number.number(), -1);
            case Value.Bool _,
                    Value.Nothing _,
                    Value.Items _,
                    Value.Unique _,
                    Value.Entries _,
                    Value.Later _,
                    Value.Secret _,
                    Value.Masked _ -> JsonText.of(value);
        };
    }

    /** What the flag {@code #} adds: the prefix of the base, or the spelling of JSON. */
    private static String marked(char kind, String body, Value value) {
        String prefix = switch (kind) {
            case 'x' -> "0x";
            case 'X' -> "0X";
            case 'b' -> "0b";
            case 'o' -> "0";
            default -> "";
        };
        if (kind == 'v') {
            return JsonText.of(value);
        }
        return body.startsWith("-") ? "-" + prefix + body.substring(1) : prefix + body;
    }

    /** With an exponent where that is shorter, without trailing zeros. */
    private static String shortest(BigDecimal number, int precision) {
        if (number.signum() == 0) {
            return "0";
        }
        int wanted = precision == 0 ? 1 : precision;
        BigDecimal rounded = (wanted < 0 ? number : number.round(new MathContext(wanted, RoundingMode.HALF_EVEN)))
                .stripTrailingZeros();
        int digits = rounded.precision();
        int exponent = digits - rounded.scale() - 1;
        int widest = wanted < 0 ? SHORTEST_DIGITS : wanted > digits && digits > exponent ? digits : wanted;
        boolean plain = exponent >= -4 && exponent < widest;
        return plain ? rounded.toPlainString() : scientific(rounded, digits - 1);
    }

    private static String scientific(BigDecimal number, int precision) {
        return String.format(Locale.ROOT, "%." + precision + "e", number);
    }

    private static String string(Value value, int index) {
        return Convert.toText(value)
                .orElseThrow(() -> unfit(index, "a string", value))
                .text();
    }

    private static BigDecimal number(Value value, int index) {
        return Convert.toNumber(value)
                .orElseThrow(() -> unfit(index, "a number", value))
                .number();
    }

    private static BigInteger whole(Value value, int index) {
        BigDecimal number = number(value, index);
        if (number.scale() > 0) {
            throw unfit(index, "a whole number", value);
        }
        return number.toBigInteger();
    }

    private static Problem unfit(int index, String wanted, Value value) {
        return Arguments.wrong(
                index + 1, "The format needs " + wanted + " here, and this is " + ValueText.kind(value) + ".");
    }

    private static int small(String digits) {
        int number = digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (number > WIDEST) {
            throw Arguments.wrong(0, "The format has a number above " + WIDEST + ".");
        }
        return number;
    }
}

package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.ValueText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in a format string: {@code %v %s %q %d %b %o %x %X %e %f %g %t %%}, with flags {@code - + 0} and blank, width,
 * precision, and {@code %[2]s} for an argument by its number.
 */
final class Format {

    private static final Pattern VERB = Pattern.compile("%([-+ 0#]*)(\\d+)?(?:\\.(\\d+)?)?(?:\\[(\\d+)])?([a-zA-Z%])?");
    private static final Pattern HAS_POINT = Pattern.compile("%[-+ 0#]*\\d*\\.");
    private static final int WIDEST = 10_000;

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
        boolean number = "dbox Xefg".indexOf(kind.charAt(0)) >= 0;
        if (number && !body.startsWith("-")) {
            body = (flags.contains("+") ? "+" : flags.contains(" ") ? " " : "") + body;
        }
        return padded(body, flags, verb.group(2) == null ? 0 : small(verb.group(2)), number);
    }

    private static String body(char kind, Value value, int precision, int index) {
        return switch (kind) {
            case 'v' -> value instanceof Value.Text(String text) ? text : JsonText.of(value);
            case 's' -> cut(string(value, index), precision);
            case 'q' -> ValueText.quoted(string(value, index));
            case 't' ->
                Boolean.toString(Convert.toBool(value)
                        .orElseThrow(() -> unfit(index, "true or false", value))
                        .truth());
            case 'd' -> whole(value, index).toString();
            case 'b' -> whole(value, index).toString(2);
            case 'o' -> whole(value, index).toString(8);
            case 'x' -> hexadecimal(value, index);
            case 'X' -> hexadecimal(value, index).toUpperCase(Locale.ROOT);
            case 'f' ->
                number(value, index)
                        .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                        .toPlainString();
            case 'e' -> scientific(number(value, index), precision < 0 ? 6 : precision);
            case 'g' -> number(value, index).toPlainString();
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

    private static String hexadecimal(Value value, int index) {
        if (value instanceof Value.Text(String text)) {
            return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        }
        return whole(value, index).toString(16);
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
        return number(value, index).toBigInteger();
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

package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.LIST;
import static io.skep.plans.text.eval.function.Kind.TEXT;
import static io.skep.plans.text.eval.function.Kind.WHOLE;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** Strings. */
final class TextFunctions {

    static final List<Function> ALL = List.of(
            Function.named("upper")
                    .takes(TEXT, "str")
                    .gives(with -> new Text(each(with.text(0), Character::toUpperCase))),
            Function.named("lower")
                    .takes(TEXT, "str")
                    .gives(with -> new Text(each(with.text(0), Character::toLowerCase))),
            Function.named("title").takes(TEXT, "str").gives(with -> new Text(titled(with.text(0)))),
            Function.named("strrev")
                    .takes(TEXT, "str")
                    .gives(with ->
                            new Text(String.join("", Letters.of(with.text(0)).reversed()))),
            Function.named("chomp")
                    .takes(TEXT, "str")
                    .gives(with -> new Text(with.text(0).replaceAll("[\\r\\n]+\\z", ""))),
            Function.named("indent").takes(WHOLE, "spaces").takes(TEXT, "str").gives(TextFunctions::indented),
            Function.named("trimspace").takes(TEXT, "str").gives(with -> new Text(bare(with.text(0)))),
            Function.named("trim").takes(TEXT, "str").takes(TEXT, "cutset").gives(TextFunctions::trimmed),
            Function.named("trimprefix")
                    .takes(TEXT, "str")
                    .takes(TEXT, "prefix")
                    .gives(TextFunctions::withoutPrefix),
            Function.named("trimsuffix")
                    .takes(TEXT, "str")
                    .takes(TEXT, "suffix")
                    .gives(TextFunctions::withoutSuffix),
            Function.named("substr")
                    .takes(TEXT, "str")
                    .takes(WHOLE, "offset")
                    .takes(WHOLE, "length")
                    .gives(TextFunctions::part),
            Function.named("startswith")
                    .takes(TEXT, "str")
                    .takes(TEXT, "prefix")
                    .gives(with -> new Bool(with.text(0).startsWith(with.text(1)))),
            Function.named("endswith")
                    .takes(TEXT, "str")
                    .takes(TEXT, "suffix")
                    .gives(with -> new Bool(with.text(0).endsWith(with.text(1)))),
            Function.named("strcontains")
                    .takes(TEXT, "str")
                    .takes(TEXT, "substr")
                    .gives(with -> new Bool(with.text(0).contains(with.text(1)))),
            Function.named("join").takes(TEXT, "separator").rest(LIST, "lists").gives(TextFunctions::joined),
            Function.named("split").takes(TEXT, "separator").takes(TEXT, "str").gives(TextFunctions::split));

    private TextFunctions() {}

    /** Letter by letter, so that no text changes its length: \u00df stays as it is. */
    private static String each(String text, IntUnaryOperator change) {
        return text.codePoints()
                .map(change)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char letter) {
        return Character.isSpaceChar(letter) || (letter >= '\t' && letter <= '\r') || letter == 0x85;
    }

    private static String titled(String text) {
        StringBuilder titled = new StringBuilder();
        boolean inWord = false;
        for (int letter : text.codePoints().toArray()) {
            titled.appendCodePoint(inWord ? letter : Character.toTitleCase(letter));
            inWord = Character.isLetterOrDigit(letter) || letter == '_';
        }
        return titled.toString();
    }

    private static Value indented(Arguments with) {
        int spaces = with.whole(0);
        if (spaces < 0) {
            throw Arguments.wrong(0, "The number of spaces must not be negative.");
        }
        Limits.text((long) spaces * with.text(1).lines().count() + with.text(1).length());
        return new Text(with.text(1).replace("\n", "\n" + " ".repeat(spaces)));
    }

    private static Value trimmed(Arguments with) {
        String text = with.text(0);
        String cut = with.text(1);
        int start = 0;
        while (start < text.length() && cut.indexOf(text.codePointAt(start)) >= 0) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && cut.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return new Text(text.substring(start, end));
    }

    private static Value withoutPrefix(Arguments with) {
        String text = with.text(0);
        String prefix = with.text(1);
        return new Text(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }

    private static Value withoutSuffix(Arguments with) {
        String text = with.text(0);
        String suffix = with.text(1);
        return new Text(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
    }

    /** Counts in characters as a reader sees them; a negative offset counts from the end, a negative length is all the rest. */
    private static Value part(Arguments with) {
        List<String> letters = Letters.of(with.text(0));
        int size = letters.size();
        int offset = with.whole(1);
        int length = with.whole(2);
        int start = Math.min(size, offset < 0 ? Math.max(0, size + offset) : offset);
        long end = length < 0 ? size : Math.min(size, (long) start + length);
        return new Text(String.join("", letters.subList(start, (int) end)));
    }

    private static Value joined(Arguments with) {
        if (with.count() < 2) {
            throw with.failed("at least one list is needed.");
        }
        List<String> parts = new ArrayList<>();
        for (int index = 1; index < with.count(); index++) {
            parts.addAll(with.texts(index));
        }
        long separators = (long) parts.size() * with.text(0).length();
        Limits.text(separators + parts.stream().mapToLong(String::length).sum());
        return new Text(String.join(with.text(0), parts));
    }

    private static Value split(Arguments with) {
        if (with.text(0).isEmpty()) {
            return Values.texts(Letters.of(with.text(1)));
        }
        List<String> parts = Arrays.asList(with.text(1).split(Pattern.quote(with.text(0)), -1));
        Limits.elements(parts.size());
        return Values.texts(parts);
    }
}

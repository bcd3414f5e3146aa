package io.skep.plans.text.eval.function;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** Writes a time by a pattern such as {@code YYYY-MM-DD'T'hh:mm:ssZ}, in English. Letters that mean nothing are refused. */
final class DateFormat {

    private final String pattern;
    private final OffsetDateTime time;
    private final StringBuilder written = new StringBuilder();

    private DateFormat(String pattern, OffsetDateTime time) {
        this.pattern = pattern;
        this.time = time;
    }

    static String text(String pattern, OffsetDateTime time) {
        return new DateFormat(pattern, time).text();
    }

    private String text() {
        int at = 0;
        while (at < pattern.length()) {
            char letter = pattern.charAt(at);
            int end = at + 1;
            if (pattern.startsWith("''", at)) {
                written.append('\'');
                end = at + 2;
            } else if (letter == '\'') {
                end = quoted(at);
            } else if (isLetter(letter)) {
                while (end < pattern.length() && pattern.charAt(end) == letter) {
                    end++;
                }
                written.append(part(pattern.substring(at, end)));
            } else {
                written.append(letter);
            }
            at = end;
        }
        return written.toString();
    }

    private static boolean isLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    /** Text in single quotes is itself; two of them are one. */
    private int quoted(int start) {
        int at = start + 1;
        while (at < pattern.length()) {
            if (pattern.charAt(at) != '\'') {
                written.append(pattern.charAt(at));
                at++;
            } else if (pattern.startsWith("''", at)) {
                written.append('\'');
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw Arguments.wrong(0, "A single quote in the format is not closed.");
    }

    private String part(String letters) {
        return date(letters)
                .or(() -> clock(letters))
                .or(() -> zone(letters))
                .orElseThrow(() -> Arguments.wrong(
                        0,
                        "The format has no part \"" + letters
                                + "\". Put letters that stand for themselves in single quotes."));
    }

    private Optional<String> date(String letters) {
        return switch (letters) {
            case "YYYY" -> Optional.of(padded(time.getYear(), 4));
            case "YY" -> Optional.of(padded(time.getYear() % 100, 2));
            case "MMMM" -> Optional.of(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case "MMM" ->
                Optional.of(time.getMonth()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .substring(0, 3));
            case "MM" -> Optional.of(padded(time.getMonthValue(), 2));
            case "M" -> Optional.of(padded(time.getMonthValue(), 1));
            case "DD" -> Optional.of(padded(time.getDayOfMonth(), 2));
            case "D" -> Optional.of(padded(time.getDayOfMonth(), 1));
            case "EEEE" -> Optional.of(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case "EEE" ->
                Optional.of(time.getDayOfWeek()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .substring(0, 3));
            default -> Optional.empty();
        };
    }

    private Optional<String> clock(String letters) {
        int half = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        String side = time.getHour() < 12 ? "am" : "pm";
        return switch (letters) {
            case "hh" -> Optional.of(padded(time.getHour(), 2));
            case "h" -> Optional.of(padded(time.getHour(), 1));
            case "HH" -> Optional.of(padded(half, 2));
            case "H" -> Optional.of(padded(half, 1));
            case "AA" -> Optional.of(side.toUpperCase(Locale.ROOT));
            case "aa" -> Optional.of(side);
            case "mm" -> Optional.of(padded(time.getMinute(), 2));
            case "m" -> Optional.of(padded(time.getMinute(), 1));
            case "ss" -> Optional.of(padded(time.getSecond(), 2));
            case "s" -> Optional.of(padded(time.getSecond(), 1));
            default -> Optional.empty();
        };
    }

    private Optional<String> zone(String letters) {
        boolean utc = TimeFunctions.isUtc(time);
        return switch (letters) {
            case "Z" -> Optional.of(offset("XXX"));
            case "ZZZ" -> Optional.of(utc ? "UTC" : offset("xx"));
            case "ZZZZ" -> Optional.of(offset("xx"));
            case "ZZZZZ" -> Optional.of(offset("xxx"));
            default -> Optional.empty();
        };
    }

    private String offset(String form) {
        return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(time);
    }

    private static String padded(int number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }
}

package io.skep.plans.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people and Docker write them: {@code 1m30s}, {@code 500ms}; see Go's time.ParseDuration. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("(?:\\d{1,12}(?:\\.\\d{1,9})?(?:h|ms|m|s|us|µs|ns))+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s|us|µs|ns)");
    private static final Map<String, Long> NANOS = Map.of(
            "h", 3_600_000_000_000L,
            "m", 60_000_000_000L,
            "s", 1_000_000_000L,
            "ms", 1_000_000L,
            "us", 1_000L,
            "µs", 1_000L,
            "ns", 1L);

    private DurationText() {}

    /** The shortest way to write a duration; empty where the text is none. */
    public static Optional<String> canonical(String text) {
        return nanoseconds(text).map(DurationText::text);
    }

    /** The duration in nanoseconds, as the Engine API wants it; empty where the text is none. */
    public static Optional<Long> nanoseconds(String text) {
        if (text.equals("0")) {
            return Optional.of(0L);
        }
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 1L));
            sum = sum.add(new BigDecimal(part.group(1)).multiply(unit));
        }
        boolean fits = sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? Optional.of(sum.longValue()) : Optional.empty();
    }

    private static String text(long nanos) {
        long second = 1_000_000_000L;
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < second) {
            return small(nanos);
        }
        StringBuilder text = new StringBuilder();
        long seconds = nanos / second;
        append(text, seconds / 3600, "h");
        append(text, seconds / 60 % 60, "m");
        BigDecimal rest = BigDecimal.valueOf(seconds % 60).add(BigDecimal.valueOf(nanos % second, 9));
        if (rest.signum() > 0) {
            text.append(rest.stripTrailingZeros().toPlainString()).append('s');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }

    private static String small(long nanos) {
        int scale = nanos >= 1_000_000 ? 6 : nanos >= 1_000 ? 3 : 0;
        String unit = nanos >= 1_000_000 ? "ms" : nanos >= 1_000 ? "us" : "ns";
        return BigDecimal.valueOf(nanos, scale).stripTrailingZeros().toPlainString() + unit;
    }
}

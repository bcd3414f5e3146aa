package io.skep.swarm.document;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the topology writes them ({@code 1m30s}) and as the engine keeps them (nanoseconds). */
public final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h)");
    private static final Map<String, Long> UNITS = units();

    private Durations() {}

    /** The duration a text means; fails with IllegalArgumentException on what is none. */
    public static Duration parse(String text) {
        Matcher matcher = PART.matcher(text);
        long nanos = 0;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            BigDecimal unit = BigDecimal.valueOf(UNITS.getOrDefault(matcher.group(2), 1L));
            nanos += new BigDecimal(matcher.group(1)).multiply(unit).longValue();
            end = matcher.end();
        }
        if (end == 0 || end != text.length()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a duration; one looks like 10s or 1m30s");
        }
        return Duration.ofNanos(nanos);
    }

    /** The nanoseconds under a key. */
    public static Optional<Long> nanos(Entries entries, String key) {
        return Values.textOf(entries, key).map(text -> parse(text).toNanos());
    }

    /** The value of so many nanoseconds: spelled as {@code like} has it under the key where that means the same. */
    public static Value seen(long nanos, Entries like, String key) {
        Optional<Long> same = nanos(like, key).filter(wanted -> wanted == nanos);
        return same.isPresent() ? like.get(key) : Values.text(text(nanos));
    }

    /** The shortest spelling in whole units. */
    public static String text(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        long left = nanos;
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            long count = left / unit.getValue();
            if (count > 0) {
                text.append(count).append(unit.getKey());
                left -= count * unit.getValue();
            }
        }
        return text.toString();
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("h", 3_600_000_000_000L);
        units.put("m", 60_000_000_000L);
        units.put("s", 1_000_000_000L);
        units.put("ms", 1_000_000L);
        units.put("us", 1_000L);
        units.put("ns", 1L);
        return units;
    }
}

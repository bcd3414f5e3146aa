package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time, written as RFC 3339 has them, and the time of planning. */
final class TimeFunctions {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final Pattern STEP = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final int LONGEST_DURATION = 100;
    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "ns", BigDecimal.ONE,
            "us", BigDecimal.valueOf(1_000),
            "µs", BigDecimal.valueOf(1_000),
            "μs", BigDecimal.valueOf(1_000),
            "ms", BigDecimal.valueOf(1_000_000),
            "s", BigDecimal.valueOf(1_000_000_000L),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));

    private final Instant planned;

    /** The time of planning is asked for once, so that all uses of it agree. */
    TimeFunctions(InstantSource clock) {
        this.planned = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    List<Function> all() {
        return List.of(
                Function.named("plantimestamp").gives(_ -> new Text(planned.toString())),
                Function.named("formatdate")
                        .takes(TEXT, "format")
                        .takes(TEXT, "time")
                        .gives(with -> new Text(DateFormat.text(with.text(0), time(with, 1)))),
                Function.named("timeadd")
                        .takes(TEXT, "timestamp")
                        .takes(TEXT, "duration")
                        .gives(with -> new Text(sum(time(with, 0), duration(with.text(1))))),
                Function.named("timecmp")
                        .takes(TEXT, "timestamp_a")
                        .takes(TEXT, "timestamp_b")
                        .gives(with -> Values.number(Integer.signum(time(with, 0)
                                .toInstant()
                                .compareTo(time(with, 1).toInstant())))));
    }

    private static OffsetDateTime time(Arguments with, int index) {
        String written = with.text(index);
        try {
            if (FORM.matcher(written).matches()) {
                return OffsetDateTime.parse(written);
            }
        } catch (DateTimeException noSuchTime) {
            throw Arguments.wrong(index, "There is no such time: " + written + ".");
        }
        throw Arguments.wrong(index, "This is not a time as RFC 3339 writes it, such as 2026-11-21T10:00:00Z.");
    }

    private static String sum(OffsetDateTime time, Duration duration) {
        try {
            OffsetDateTime sum = time.plus(duration);
            if (sum.getYear() >= 0 && sum.getYear() <= 9999) {
                return WRITTEN.format(sum);
            }
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw Arguments.wrong(1, "That leads out of the years 0 to 9999.");
        }
        throw Arguments.wrong(1, "That leads out of the years 0 to 9999.");
    }

    /** A duration such as {@code -1h30m} or {@code 1.5h}; {@code 0} needs no unit. */
    private static Duration duration(String written) {
        String steps = written.startsWith("-") || written.startsWith("+") ? written.substring(1) : written;
        if (steps.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanoseconds = BigDecimal.ZERO;
        Matcher step = STEP.matcher(steps);
        int done = 0;
        while (steps.length() <= LONGEST_DURATION && step.find() && step.start() == done) {
            BigDecimal unit = NANOSECONDS.getOrDefault(step.group(2), BigDecimal.ZERO);
            nanoseconds = nanoseconds.add(new BigDecimal(step.group(1)).multiply(unit));
            done = step.end();
        }
        if (done == 0 || done < steps.length() || nanoseconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw Arguments.wrong(
                    1, "This is not a duration such as \"1h30m\" or \"-10s\"; the units are h, m, s, ms, us and ns.");
        }
        Duration duration = Duration.ofNanos(nanoseconds.longValue());
        return written.startsWith("-") ? duration.negated() : duration;
    }

    /** Whether a time is in UTC, for the names of time zones. */
    static boolean isUtc(OffsetDateTime time) {
        return time.getOffset().equals(ZoneOffset.UTC);
    }
}

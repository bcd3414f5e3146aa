package io.skep.plans.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Docker writes them: {@code 512m}, {@code 2g}, {@code 1.5GiB}; always in powers of 1024. */
final class SizeText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?) ?([kmgtp]?)(?:i?b)?");
    private static final String UNITS = "kmgtp";
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);

    private SizeText() {}

    /** The number of bytes; empty where the text is no size or no whole number of bytes fits a long. */
    static Optional<BigDecimal> bytes(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        BigDecimal bytes =
                new BigDecimal(matcher.group(1)).multiply(STEP.pow(power)).setScale(0, RoundingMode.DOWN);
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0 ? Optional.of(bytes) : Optional.empty();
    }
}

package io.skep.provision.doctor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IPv4 addresses. */
record Range4(long first, int length) {

    private static final int BITS = 32;
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** Reads {@code 10.0.0.0/8}; empty for anything else. */
    static Optional<Range4> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(5)) > BITS) {
            return Optional.empty();
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            address = address * 256 + Long.parseLong(matcher.group(part));
        }
        int length = Integer.parseInt(matcher.group(5));
        return Optional.of(new Range4(address >> (BITS - length), length));
    }

    boolean overlaps(Range4 other) {
        int common = Math.min(length, other.length);
        return first >> (length - common) == other.first >> (other.length - common);
    }
}

package io.skep.swarm.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses in CIDR notation (RFC 4632).
 *
 * @param start the first address as a number
 * @param length of the mask, 0 to 32
 */
record AddressRange(long start, int length) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    /** Reads {@code 10.20.0.0/16}, or one address as a range of its own; empty for anything else. */
    static Optional<AddressRange> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            int value = Integer.parseInt(matcher.group(part));
            if (value > 255) {
                return Optional.empty();
            }
            address = address << 8 | value;
        }
        int length = matcher.group(5) == null ? 32 : Integer.parseInt(matcher.group(5));
        return length > 32 ? Optional.empty() : Optional.of(new AddressRange(address & mask(length), length));
    }

    /** Whether they share an address. */
    boolean overlaps(AddressRange other) {
        int shorter = Math.min(length, other.length);
        return (start & mask(shorter)) == (other.start & mask(shorter));
    }

    /** Whether an address is in it. */
    boolean holds(String address) {
        return parse(address)
                .filter(each -> each.length == 32 && overlaps(each))
                .isPresent();
    }

    private static long mask(int length) {
        return 0xFFFFFFFFL << (32 - length) & 0xFFFFFFFFL;
    }
}

package io.skep.plans.text.eval.function;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A network prefix.
 *
 * @param network the address with all host bits zero
 * @param bits 32 or 128
 * @param length of the prefix in bits
 */
record Prefix(BigInteger network, int bits, int length) {

    static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int GROUP_BITS = 16;
    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    static Optional<Prefix> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String address = matcher.group(1);
        boolean six = address.contains(":");
        if (!six && !IPV4.matcher(address).matches()) {
            return Optional.empty();
        }
        int bits = six ? IPV6_BITS : IPV4_BITS;
        int length = Integer.parseInt(matcher.group(2));
        return length > bits ? Optional.empty() : number(address, six).map(number -> of(number, bits, length));
    }

    int freeBits() {
        return bits - length;
    }

    @Override
    public String toString() {
        return text(network, bits) + "/" + length;
    }

    /** An address as text; IPv6 in the short form of RFC 5952. */
    static String text(BigInteger address, int bits) {
        if (bits == IPV4_BITS) {
            int number = address.intValue();
            return (number >>> 24) + "." + ((number >>> 16) & 255) + "." + ((number >>> 8) & 255) + "."
                    + (number & 255);
        }
        int[] groups = new int[IPV6_BITS / GROUP_BITS];
        for (int index = 0; index < groups.length; index++) {
            groups[index] =
                    address.shiftRight(GROUP_BITS * (groups.length - 1 - index)).intValue() & 0xffff;
        }
        return shortened(groups);
    }

    private static Prefix of(BigInteger number, int bits, int length) {
        return new Prefix(number.shiftRight(bits - length).shiftLeft(bits - length), bits, length);
    }

    /** The text holds no name, so nothing is looked up. */
    private static Optional<BigInteger> number(String address, boolean six) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            boolean right = six == parsed instanceof Inet6Address;
            return right ? Optional.of(new BigInteger(1, parsed.getAddress())) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String shortened(int[] groups) {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < groups.length; start++) {
            int end = start;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        if (bestStart < 0) {
            return joined(groups, 0, groups.length);
        }
        return joined(groups, 0, bestStart) + "::" + joined(groups, bestStart + bestLength, groups.length);
    }

    private static String joined(int[] groups, int from, int to) {
        return Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
    }
}

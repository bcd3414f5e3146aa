package io.skep.swarm.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses, {@code 10.7.0.0/24} (RFC 4632, RFC 4291).
 *
 * @param first its first address as a number
 * @param bits how many bits an address has: 32 or 128
 */
public record Cidr(BigInteger first, int prefix, int bits) implements Comparable<Cidr> {

    private static final Pattern IPV4 = Pattern.compile("\\d+(\\.\\d+){3}/");

    /** Reads a block; empty where a text is none. An address within it stands for the whole block. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        // What has fewer parts would be read as the end of an address.
        if (slash < 0 || (text.indexOf(':') < 0 && !IPV4.matcher(text).lookingAt())) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            int bits = address.length * Byte.SIZE;
            int prefix = Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                return Optional.empty();
            }
            BigInteger number = new BigInteger(1, address);
            int host = bits - prefix;
            return Optional.of(new Cidr(number.shiftRight(host).shiftLeft(host), prefix, bits));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Reads one address, as the block that holds nothing else. */
    static Optional<Cidr> address(String text) {
        return text.indexOf('/') >= 0 ? Optional.empty() : parse(text + (text.indexOf(':') < 0 ? "/32" : "/128"));
    }

    /** Whether its addresses are of IPv6. */
    public boolean isIpv6() {
        return bits > Integer.SIZE;
    }

    /** How many of the addresses of a subnet are for use when they are taken from this part of it: neither its first nor its last. */
    public long usableOf(Cidr subnet) {
        BigInteger last = first.add(size());
        BigInteger lost = BigInteger.ZERO;
        if (first.equals(subnet.first)) {
            lost = lost.add(BigInteger.ONE);
        }
        if (last.equals(subnet.first.add(subnet.size()))) {
            lost = lost.add(BigInteger.ONE);
        }
        return size().subtract(lost)
                .max(BigInteger.ZERO)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    /** How many addresses it holds. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(bits - prefix);
    }

    /** Whether all addresses of another are in it. */
    public boolean holds(Cidr other) {
        return bits == other.bits
                && prefix <= other.prefix
                && first.shiftRight(bits - prefix).equals(other.first.shiftRight(bits - prefix));
    }

    /** Whether an address is in both. */
    public boolean overlaps(Cidr other) {
        return holds(other) || other.holds(this);
    }

    /** IPv4 first, then by the first address, what is wider first. */
    @Override
    public int compareTo(Cidr other) {
        int byBits = Integer.compare(bits, other.bits);
        int byFirst = byBits != 0 ? byBits : first.compareTo(other.first);
        return byFirst != 0 ? byFirst : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        byte[] all = first.toByteArray();
        byte[] address = new byte[bits / Byte.SIZE];
        int count = Math.min(all.length, address.length);
        System.arraycopy(all, all.length - count, address, address.length - count, count);
        try {
            return InetAddress.getByAddress(address).getHostAddress() + "/" + prefix;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}

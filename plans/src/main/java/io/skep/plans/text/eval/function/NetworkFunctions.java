package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.TEXT;
import static io.skep.plans.text.eval.function.Kind.WHOLE;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Calculations with network prefixes, IPv4 and IPv6 (RFC 4632, RFC 5952). */
final class NetworkFunctions {

    static final List<Function> ALL = List.of(
            Function.named("cidrhost")
                    .takes(TEXT, "prefix")
                    .takes(WHOLE, "hostnum")
                    .gives(with ->
                            new Text(host(with, prefix(with), with.number(1).toBigIntegerExact()))),
            Function.named("cidrnetmask").takes(TEXT, "prefix").gives(NetworkFunctions::mask),
            Function.named("cidrsubnet")
                    .takes(TEXT, "prefix")
                    .takes(WHOLE, "newbits")
                    .takes(WHOLE, "netnum")
                    .gives(with -> new Text(
                            subnet(prefix(with), with.whole(1), with.number(2).toBigIntegerExact())
                                    .toString())),
            Function.named("cidrsubnets")
                    .takes(TEXT, "prefix")
                    .rest(WHOLE, "newbits")
                    .gives(NetworkFunctions::subnets));

    private NetworkFunctions() {}

    private static Prefix prefix(Arguments with) {
        return Prefix.parse(with.text(0))
                .orElseThrow(() -> Arguments.wrong(0, "This is not a network prefix such as \"10.0.0.0/16\"."));
    }

    private static String host(Arguments with, Prefix prefix, BigInteger number) {
        BigInteger size = BigInteger.ONE.shiftLeft(prefix.freeBits());
        BigInteger offset = number.signum() < 0 ? size.add(number) : number;
        if (offset.signum() < 0 || offset.compareTo(size) >= 0) {
            throw Arguments.wrong(1, "The prefix " + with.text(0) + " has no host " + number + ".");
        }
        return Prefix.text(prefix.network().add(offset), prefix.bits());
    }

    private static Value mask(Arguments with) {
        Prefix prefix = prefix(with);
        if (prefix.bits() != Prefix.IPV4_BITS) {
            throw Arguments.wrong(0, "Only IPv4 has network masks.");
        }
        BigInteger ones = BigInteger.ONE.shiftLeft(prefix.bits()).subtract(BigInteger.ONE);
        BigInteger mask = ones.shiftRight(prefix.freeBits()).shiftLeft(prefix.freeBits());
        return new Text(Prefix.text(mask, prefix.bits()));
    }

    private static Prefix subnet(Prefix prefix, int moreBits, BigInteger number) {
        int free = prefix.freeBits() - moreBits;
        if (moreBits < 0 || free < 0) {
            throw Arguments.wrong(1, "The prefix " + prefix + " cannot be made longer by " + moreBits + " bits.");
        }
        if (number.signum() < 0 || number.bitLength() > moreBits) {
            throw Arguments.wrong(2, "With " + moreBits + " more bits there is no network " + number + ".");
        }
        BigInteger network = prefix.network().add(number.shiftLeft(free));
        return new Prefix(network, prefix.bits(), prefix.length() + moreBits);
    }

    private static Value subnets(Arguments with) {
        Prefix prefix = prefix(with);
        BigInteger end = prefix.network().add(BigInteger.ONE.shiftLeft(prefix.freeBits()));
        BigInteger next = prefix.network();
        List<Value> subnets = new ArrayList<>();
        for (int index = 1; index < with.count(); index++) {
            int free = prefix.freeBits() - with.whole(index);
            if (free < 0 || with.whole(index) < 1) {
                throw Arguments.wrong(index, "The prefix " + prefix + " cannot be made longer by that.");
            }
            BigInteger size = BigInteger.ONE.shiftLeft(free);
            BigInteger network =
                    next.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
            if (network.add(size).compareTo(end) > 0) {
                throw Arguments.wrong(index, "There is no room left in " + prefix + ".");
            }
            subnets.add(new Text(new Prefix(network, prefix.bits(), prefix.bits() - free).toString()));
            next = network.add(size);
        }
        return new Value.Items(subnets);
    }
}

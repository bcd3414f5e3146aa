package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The one swarm of a topology: its address, its outputs, the digest of its certificate authority. */
public final class Cluster {

    /** The only address of kind {@code swarm}. */
    public static final Address ADDRESS = Address.of("swarm", "cluster");

    static final String ID = "cluster_id";
    static final String CA_DIGEST = "ca_digest";
    static final String FIRST_MANAGER = "manager";

    private Cluster() {}

    /** The recorded id of the swarm. */
    public static Optional<String> id(Window window) {
        return Values.textOf(window.outputs(ADDRESS), ID);
    }

    /** The recorded digest of the swarm's certificate authority. */
    public static Optional<String> caDigest(Window window) {
        return Values.textOf(window.outputs(ADDRESS), CA_DIGEST);
    }

    /** The host on which the swarm that was seen began. */
    public static Optional<Address> begunOn(Planned planned) {
        return planned.seen(ADDRESS) instanceof Seen.Present(Entries _, Entries outputs)
                ? Values.textOf(outputs, FIRST_MANAGER).map(Address::parse)
                : Optional.empty();
    }

    /** What is recorded of a swarm that a manager on {@code host} speaks for. */
    static Entries outputs(Membership membership, Address host) {
        return authority(membership)
                .with(ID, Values.text(membership.clusterId()))
                .with(FIRST_MANAGER, Values.text(host.toString()));
    }

    /** What is recorded of its certificate authority. */
    static Entries authority(Membership membership) {
        return Entries.NONE.with(CA_DIGEST, Values.text(digest(Authority.root(membership.cluster()))));
    }

    /** The digest of a trust root as join tokens carry it: SHA-256 over the PEM text in base 36, 50 letters. */
    public static String digest(String trustRoot) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(trustRoot.getBytes(StandardCharsets.UTF_8));
            String digits = new BigInteger(1, hash).toString(36);
            return "0".repeat(50 - digits.length()) + digits;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.skep.swarm.content;

import io.skep.plans.resource.Address;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.Sha256;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.document.Names;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a secret or config is called in the swarm: its name in the topology and the beginning of a digest of what it holds,
 * so that the same content has the same name and two contents can be there at once. The digest is the salted one that
 * the state holds too.
 */
final class ContentName {
    private static final int DIGITS = 12;
    /** The swarm's limit is 64 characters. */
    private static final int LONGEST = 63 - DIGITS;

    private ContentName() {}

    static String of(Address address, Entries spec, String lineage) {
        String name = Names.docker(address);
        return name.substring(0, Math.min(LONGEST, name.length())) + "-"
                + digest(spec, lineage).substring(0, DIGITS);
    }

    /** Whether two specs hold the same, be it in clear, as a secret, or as the digest of one. */
    static boolean same(Entries one, Entries other, String lineage) {
        return digest(one, lineage).equals(digest(other, lineage));
    }

    /** Whether what a spec holds is known by now. */
    static boolean known(Entries spec) {
        return spec.entries().values().stream().noneMatch(Value.Later.class::isInstance);
    }

    private static String digest(Entries spec, String lineage) {
        SecretDigest digests = new SecretDigest(lineage);
        return Sha256.hex(Stream.of("value", "base64", "template", "driver")
                .map(spec::get)
                .map(digests::of)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }
}

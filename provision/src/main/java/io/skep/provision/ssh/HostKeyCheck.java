package io.skep.provision.ssh;

import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/**
 * Decides whether a host's key is the one we know, for one attempt to connect, and remembers why not. There is no way to accept any key.
 * Called by SSHJ's reading thread; read by the connecting thread after the attempt has ended.
 */
final class HostKeyCheck implements HostKeyVerifier {

    /** A key we would accept, and where we know it from. */
    private record Known(String fingerprint, Optional<String> type, String place, boolean revoked) {}

    private static final List<String> RSA = List.of("rsa-sha2-512", "rsa-sha2-256");

    private final String host;
    private final Endpoint endpoint;
    private final List<Known> known;
    private final Set<String> algorithms = new LinkedHashSet<>();
    private volatile Optional<String> refusal = Optional.empty();

    /** A check for one host; {@code only} narrows the algorithms the host may prove itself with, unless it is empty. */
    HostKeyCheck(String host, Endpoint endpoint, List<String> only) {
        this.host = host;
        this.endpoint = endpoint;
        this.known = known(endpoint);
        algorithms.addAll(only);
        if (only.isEmpty()) {
            known.stream().flatMap(key -> key.type.stream()).forEach(this::addAlgorithm);
        }
    }

    /** Why the host's key was refused, in words for people; empty where it was not. */
    Optional<String> refusal() {
        return refusal;
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return List.copyOf(algorithms);
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        String offered =
                Fingerprint.of(new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
        boolean revoked = known.stream().anyMatch(each -> each.revoked && Fingerprint.same(each.fingerprint, offered));
        boolean right = known.stream().anyMatch(each -> !each.revoked && Fingerprint.same(each.fingerprint, offered));
        if (right && !revoked) {
            return true;
        }
        refusal = Optional.of(words(KeyType.fromKey(key).toString(), offered, revoked));
        return false;
    }

    private String words(String type, String offered, boolean revoked) {
        String where = host + " (" + endpoint.address() + ":" + endpoint.port() + ")";
        String print = offered + " (" + type + ")";
        if (revoked) {
            return "the host key of " + where + " is marked as revoked in " + places() + ": " + print;
        }
        if (known.isEmpty()) {
            return "the host key of " + where + " is not known: " + source() + " has no line for it; the host offered "
                    + print
                    + ". Compare this with the host's own (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub there)"
                    + " and when it is the same, " + remedy();
        }
        return "the host key of " + where + " has changed: expected " + expected() + " from " + places()
                + ", but the host offered " + print
                + ". Either the host was installed anew or someone is in between. Nothing was sent to it. When you know"
                + " why it changed, " + remedy();
    }

    private String expected() {
        return String.join(
                " or ", known.stream().map(Known::fingerprint).distinct().toList());
    }

    private String places() {
        return String.join(", ", known.stream().map(Known::place).distinct().toList());
    }

    private String source() {
        return switch (endpoint.trust()) {
            case HostTrust.KnownHosts(Path file) -> file.toString();
            case HostTrust.PublicKey _ -> "the recorded host key";
            case HostTrust.Fingerprint _ -> "the topology";
        };
    }

    private String remedy() {
        String name = endpoint.port() == 22 ? endpoint.address() : "[" + endpoint.address() + "]:" + endpoint.port();
        return switch (endpoint.trust()) {
            case HostTrust.KnownHosts(Path file) ->
                "type: ssh-keygen -f " + file + " -R '" + name + "'; ssh-keyscan -p " + endpoint.port() + " "
                        + endpoint.address() + " >> " + file;
            case HostTrust.PublicKey _ ->
                "have it made anew; type: skep destroy -target=host." + host + " and then skep apply";
            case HostTrust.Fingerprint _ -> "write the new fingerprint in the topology";
        };
    }

    private static List<Known> known(Endpoint endpoint) {
        return switch (endpoint.trust()) {
            case HostTrust.PublicKey(String line) -> List.of(fromLine(line));
            case HostTrust.Fingerprint(String text) ->
                List.of(new Known(text, Optional.empty(), "the fingerprint in the topology", false));
            case HostTrust.KnownHosts(Path file) -> fromFile(file, endpoint);
        };
    }

    private static Known fromLine(String line) {
        String[] words = line.strip().split("\\s+", 3);
        if (words.length < 2) {
            throw new IllegalArgumentException("a host key is written as: ssh-ed25519 AAAA...");
        }
        byte[] blob = Base64.getDecoder().decode(words[1]);
        return new Known(Fingerprint.of(blob), Optional.of(words[0]), "the key given when the host was made", false);
    }

    private static List<Known> fromFile(Path file, Endpoint endpoint) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Known> keys = new ArrayList<>();
            for (KnownHostsFile.Line line :
                    KnownHostsFile.read(Files.readString(file)).of(endpoint.address(), endpoint.port())) {
                String place = file + ":" + line.number();
                keys.add(new Known(line.fingerprint(), Optional.of(line.type()), place, line.revoked()));
            }
            return List.copyOf(keys);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private void addAlgorithm(String type) {
        if (type.equals("ssh-rsa")) {
            algorithms.addAll(RSA);
        } else {
            algorithms.add(type);
        }
    }
}

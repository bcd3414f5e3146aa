package io.skep.plans.remote;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where and as whom a host is reached over SSH; what a driver yields.
 *
 * @param address name or IP address
 * @param port TCP port, 22 by default
 * @param user login name; when it is not root, changing commands go through {@code sudo -n}
 * @param key private key file; empty: the SSH agent's keys
 * @param trust how the host proves that it is the right one
 * @param passphrase of the key file; a {@link Value.Secret} or {@link Value.Masked}, never written
 */
public record Endpoint(
        String address, int port, String user, Optional<Path> key, HostTrust trust, Optional<Value> passphrase) {

    /** The outputs that describe this endpoint in the state; the passphrase stays a secret value. */
    public Entries toOutputs() {
        TreeMap<String, Value> outputs = new TreeMap<>();
        outputs.put("address", new Text(address));
        outputs.put("port", Values.number(port));
        outputs.put("user", new Text(user));
        key.ifPresent(file -> outputs.put("key", new Text(file.toString())));
        passphrase.ifPresent(secret -> outputs.put("passphrase", secret));
        switch (trust) {
            case HostTrust.PublicKey(String line) -> outputs.put("host_key", new Text(line));
            case HostTrust.Fingerprint(String text) -> outputs.put("host_fingerprint", new Text(text));
            case HostTrust.KnownHosts(Path file) -> outputs.put("known_hosts", new Text(file.toString()));
        }
        return new Entries(outputs);
    }

    /** Reads what {@link #toOutputs} wrote; empty where there is no address yet. */
    public static Optional<Endpoint> fromOutputs(Entries outputs) {
        return Values.textOf(outputs, "address")
                .map(address -> new Endpoint(
                        address,
                        Values.longOf(outputs, "port").orElse(22L).intValue(),
                        Values.textOf(outputs, "user").orElse("root"),
                        Values.textOf(outputs, "key").map(Path::of),
                        trustOf(outputs),
                        outputs.entries().containsKey("passphrase")
                                ? Optional.of(outputs.get("passphrase"))
                                : Optional.empty()));
    }

    private static HostTrust trustOf(Entries outputs) {
        Optional<HostTrust> line = Values.textOf(outputs, "host_key").map(HostTrust.PublicKey::new);
        Optional<HostTrust> print = Values.textOf(outputs, "host_fingerprint").map(HostTrust.Fingerprint::new);
        Optional<HostTrust> file =
                Values.textOf(outputs, "known_hosts").map(text -> new HostTrust.KnownHosts(Path.of(text)));
        return line.or(() -> print)
                .or(() -> file)
                .orElseThrow(() -> new IllegalArgumentException("an endpoint says nothing about its host key"));
    }
}

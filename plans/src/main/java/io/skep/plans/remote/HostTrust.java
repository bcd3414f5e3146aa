package io.skep.plans.remote;

import java.nio.file.Path;

/** How a host's SSH key is known before first contact. There is no way to trust any key. */
public sealed interface HostTrust {

    /** The exact public key, as a line {@code ssh-ed25519 AAAA...}: hosts whose key skep made. */
    record PublicKey(String line) implements HostTrust {}

    /** The key's fingerprint, {@code SHA256:...}, as ssh-keygen -l prints it. */
    record Fingerprint(String text) implements HostTrust {}

    /** An OpenSSH known_hosts file that must list the host. */
    record KnownHosts(Path file) implements HostTrust {}
}

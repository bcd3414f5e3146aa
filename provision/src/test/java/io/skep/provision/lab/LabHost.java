package io.skep.provision.lab;

import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.Container;

/**
 * A host made for a test: a container that runs systemd and sshd, with users root and admin (who may use sudo), and a nested engine's
 * folder on a volume. Removed with everything in it when closed. Needs a Docker Engine and the image that {@code ./dev test} makes.
 */
public final class LabHost implements AutoCloseable {

    private static final String USERS =
            "mkdir -p -m 700 /root/.ssh; id admin >/dev/null 2>&1 || useradd -m -s /bin/bash admin;"
                    + " mkdir -p -m 700 /home/admin/.ssh; echo 'admin ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/admin;"
                    + " : > /root/.ssh/authorized_keys; : > /home/admin/.ssh/authorized_keys; chown -R admin: /home/admin";

    private final HostContainer container;
    private final Path keys;

    private LabHost(HostContainer container, Path keys) {
        this.container = container;
        this.keys = keys;
    }

    /** Starts a host; its SSH server may need a second to answer. Key files are made in {@code keys}. */
    public static LabHost start(String name, Path keys) {
        HostContainer container = new HostContainer(HostContainer.image(), name);
        container.start();
        LabHost host = new LabHost(container, keys);
        try {
            host.inside(USERS);
        } catch (IllegalStateException failed) {
            host.close();
            throw failed;
        }
        return host;
    }

    /** Runs a shell line in the host, past SSH. */
    public String inside(String line) {
        try {
            Container.ExecResult result = container.execInContainer("sh", "-c", line);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(line + " failed: " + result.getStdout() + result.getStderr());
            }
            return (result.getStdout() + result.getStderr()).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The host's address. */
    public String address() {
        return container.address();
    }

    /** The host's public key of a type, as a line; waits until the host has made it. */
    public String hostKey(String type) {
        return inside("for i in $(seq 100); do [ -s /etc/ssh/ssh_host_" + type + "_key.pub ] && break; sleep 0.1; done;"
                + " cut -d' ' -f1,2 /etc/ssh/ssh_host_" + type + "_key.pub");
    }

    /** Makes a key with the given options of ssh-keygen that may log in as root and admin. */
    public Path allowedKey(String name, String... options) throws IOException {
        Path key = newKey(name, options);
        String line = Files.readString(Path.of(key + ".pub")).strip();
        inside("echo '" + line + "' | tee -a /root/.ssh/authorized_keys >> /home/admin/.ssh/authorized_keys");
        return key;
    }

    /** Makes a key that may not log in. */
    public Path newKey(String name, String... options) {
        Path key = keys.resolve(name);
        List<String> words = new ArrayList<>(List.of("ssh-keygen", "-q", "-C", name, "-f", key.toString()));
        words.addAll(List.of(options));
        if (!words.contains("-N")) {
            words.addAll(List.of("-N", ""));
        }
        Local.run(words);
        return key;
    }

    /** How to reach the host as a user with a key, its host key known. */
    public Endpoint endpoint(String user, Path key) {
        HostTrust trust = new HostTrust.PublicKey(hostKey("ed25519"));
        return new Endpoint(address(), 22, user, Optional.of(key), trust, Optional.empty());
    }

    @Override
    public void close() {
        container.close();
    }
}

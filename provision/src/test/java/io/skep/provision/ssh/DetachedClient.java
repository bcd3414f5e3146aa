package io.skep.provision.ssh;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process that runs a detached command and prints its lines; tests kill it. Arguments: address, key file, host key, id, script. */
final class DetachedClient {

    private DetachedClient() {}

    public static void main(String[] words) throws Exception {
        HostTrust trust = new HostTrust.PublicKey(words[2]);
        Endpoint endpoint = new Endpoint(words[0], 22, "root", Optional.of(Path.of(words[1])), trust, Optional.empty());
        try (SshConnections connections = new SshConnections(Optional.empty())) {
            connections
                    .connect("detached", endpoint, Duration.ofSeconds(30))
                    .runDetached(words[3], Command.changing("sh", "-c", words[4]), System.out::println);
        }
    }
}

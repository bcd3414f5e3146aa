package io.skep.provision.engine;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The two files that tell an engine how to run. Before they are changed what was there is kept on the host; that copy is
 * removed once the engine runs with the new ones, or put back. While it is there a change is not finished, whoever died.
 *
 * @param daemon what daemon.json says; an empty object where there is none
 * @param dropIn the drop-in of the service; empty where there is none
 */
record EngineFiles(ObjectNode daemon, String dropIn) {

    static final String DAEMON = "/etc/docker/daemon.json";
    static final String DROP_IN = "/etc/systemd/system/docker.service.d/skep.conf";
    static final String KEPT = "/var/lib/skep/engine-before";

    private static final String PAIRS = "daemon.json=" + DAEMON + " skep.conf=" + DROP_IN;

    /** Keeps what is there, unless an unfinished change has kept what was there before it. The folder appears whole. */
    static final Command KEEP = Command.changing("sh", "-c", """
            set -e
            [ ! -e %1$s ] || exit 0
            rm -rf %1$s.new
            mkdir -p -m 700 %1$s.new
            for pair in %2$s; do
              [ ! -e "${pair#*=}" ] || cp -p "${pair#*=}" "%1$s.new/${pair%%%%=*}"
            done
            sync
            mv %1$s.new %1$s
            """.formatted(KEPT, PAIRS));

    /** Puts back what was kept. */
    static final Command RESTORE = Command.changing("sh", "-c", """
            set -e
            [ -e %1$s ] || exit 0
            for pair in %2$s; do
              if [ -e "%1$s/${pair%%%%=*}" ]; then
                cp -p "%1$s/${pair%%%%=*}" "${pair#*=}.skep-old"
                mv "${pair#*=}.skep-old" "${pair#*=}"
              else
                rm -f "${pair#*=}"
              fi
            done
            systemctl daemon-reload
            rm -rf %1$s
            """.formatted(KEPT, PAIRS));

    /** Forgets what was kept: the change is finished. */
    static final Command FORGET = Command.changing("rm", "-rf", KEPT);

    /** Reads both. */
    static EngineFiles of(Looking host, String name) throws RemoteException, InterruptedException {
        String daemon = text(host, DAEMON);
        Optional<ObjectNode> object = daemon.isBlank() ? Optional.of(JsonValues.empty()) : JsonValues.object(daemon);
        return new EngineFiles(
                object.orElseThrow(() -> new UserError(name + ": " + DAEMON
                        + " is not a JSON object, so the engine cannot read it either; mend or remove it there")),
                text(host, DROP_IN));
    }

    /** Writes what differs from {@code before}; the caller has kept that. */
    void write(Connection host, EngineFiles before) throws RemoteException, InterruptedException {
        if (!daemon.equals(before.daemon)) {
            if (daemon.isEmpty()) {
                checked(host.run(Command.changing("rm", "-f", DAEMON)));
            } else {
                host.upload(JsonValues.file(daemon), DAEMON, "0644");
            }
        }
        if (!dropIn.equals(before.dropIn)) {
            if (dropIn.isEmpty()) {
                checked(host.run(Command.changing("rm", "-f", DROP_IN)));
            } else {
                host.upload(dropIn.getBytes(StandardCharsets.UTF_8), DROP_IN, "0600");
            }
        }
    }

    /** Fails where a command failed. */
    static Output checked(Output output) throws RemoteException {
        if (!output.ok()) {
            throw new RemoteException((output.err() + output.out()).strip(), false);
        }
        return output;
    }

    private static String text(Looking host, String path) throws RemoteException, InterruptedException {
        return host.download(path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}

package io.skep.drivers.lab;

import io.skep.plans.remote.RemoteException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the engine is that the docker command talks to, as {@code docker context inspect} says.
 *
 * @param url {@code unix:///var/run/docker.sock}, {@code ssh://root@farm}, {@code tcp://10.0.0.5:2376}
 */
record Engine(String url) {

    private static final String UNIX = "unix://";

    static Engine of(Docker docker) throws RemoteException, InterruptedException {
        return new Engine(docker.need(LabCommands.engine()));
    }

    /** Whether its containers' addresses can be reached from here: it runs on this very Linux machine. */
    boolean here() {
        return url.startsWith(UNIX)
                && System.getProperty("os.name").equals("Linux")
                && !url.contains(".docker/desktop");
    }

    /** Where ports that its containers publish are reached from here. */
    String host() {
        String host = url.startsWith(UNIX) ? null : URI.create(url).getHost();
        return host == null ? "127.0.0.1" : host;
    }

    /** Whether it is this machine's engine and nothing listens there: not installed, or stopped. */
    boolean stopped() {
        return here() && silent(Path.of(url.substring(UNIX.length())));
    }

    // A socket that may be written to but gives no answer has no engine behind it; one that may not is another matter.
    private static boolean silent(Path socket) {
        return !Files.exists(socket) || Files.isWritable(socket);
    }
}

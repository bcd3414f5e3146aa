package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.RemoteException;
import java.util.Arrays;

/**
 * The engine's two files, written so that the old ones can be put back: they are kept aside until the engine runs with the new ones. A run
 * that was broken off in between finds them there, so what is put back is always what the engine last ran with.
 */
record EngineFiles(Connection host, String name) {

    private static final String ASIDE = "/var/lib/skep/engine-before";
    private static final String FOLDER = "/etc/docker";

    byte[] config() throws RemoteException, InterruptedException {
        return host.download(DaemonConfig.PATH).orElse(new byte[0]);
    }

    byte[] environment() throws RemoteException, InterruptedException {
        return host.download(DaemonEnvironment.PATH).orElse(new byte[0]);
    }

    /** Whether an earlier run was broken off between writing and starting. */
    boolean unfinished() throws RemoteException, InterruptedException {
        return host.look(Command.reading("test", "-d", ASIDE)).ok();
    }

    /** Has the engine check a configuration, where it can; says what is wrong. Nothing is changed. */
    void check(byte[] config) throws RemoteException, InterruptedException {
        String candidate = FOLDER + "/daemon.json.skep-check";
        host.upload(config, candidate, "0600");
        var checked = host.run(Command.changing("sh", "-c", checking(candidate)));
        if (!checked.ok()) {
            throw new RemoteException(
                    "Docker Engine on " + name + " refuses the settings; nothing was changed: "
                            + checked.err().strip(),
                    false);
        }
    }

    /** Keeps the old files aside, unless they are there already. */
    void keep() throws RemoteException, InterruptedException {
        run("keep the engine's old settings", keeping());
    }

    /** Writes what differs; an empty file means none. */
    void write(String path, byte[] old, byte[] content, String mode) throws RemoteException, InterruptedException {
        if (content.length == 0) {
            run("remove " + path, "rm -f -- " + path);
        } else if (!Arrays.equals(old, content)) {
            host.upload(content, path, mode);
        }
    }

    /** Puts the old files back. */
    void restore() throws RemoteException, InterruptedException {
        run("put the engine's old settings back", restoring());
    }

    /** Forgets the old files: the engine runs with the new ones. */
    void forget() throws RemoteException, InterruptedException {
        run("forget the engine's old settings", "rm -rf -- " + ASIDE);
    }

    private void run(String act, String script) throws RemoteException, InterruptedException {
        var output = host.run(Command.changing("sh", "-c", script));
        if (!output.ok()) {
            throw new RemoteException(
                    "cannot " + act + " on " + name + ": " + output.err().strip(), false);
        }
    }

    private static String checking(String candidate) {
        return "trap 'rm -f " + candidate + "' EXIT\n"
                + "dockerd --help 2>&1 | grep -q -- --validate || exit 0\n"
                + "dockerd --validate --config-file " + candidate + " > /dev/null";
    }

    private static String keeping() {
        return "set -e\n[ ! -d " + ASIDE + " ] || exit 0\nrm -rf " + ASIDE + ".new\nmkdir -p -m 700 " + ASIDE + ".new\n"
                + "[ ! -e " + DaemonConfig.PATH + " ] || cp -p " + DaemonConfig.PATH + " " + ASIDE
                + ".new/daemon.json\n"
                + "[ ! -e " + DaemonEnvironment.PATH + " ] || cp -p " + DaemonEnvironment.PATH + " " + ASIDE
                + ".new/skep.conf\nmv " + ASIDE + ".new " + ASIDE;
    }

    private static String restoring() {
        return "set -e\n" + back("daemon.json", DaemonConfig.PATH) + back("skep.conf", DaemonEnvironment.PATH)
                + "rm -rf " + ASIDE;
    }

    private static String back(String kept, String path) {
        return "if [ -e " + ASIDE + "/" + kept + " ]; then cp -p " + ASIDE + "/" + kept + " " + path
                + ".skep-back && mv -f " + path + ".skep-back " + path + "; else rm -f " + path + "; fi\n";
    }
}

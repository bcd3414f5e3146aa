package io.skep.provision.ssh;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.RemoteException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a shell line is run as root on a host, whatever the login shell of the user is: in a POSIX shell, with plain English messages and the
 * usual search path; through {@code sudo -n} for other users than root.
 */
record RootShell(String host, String user) {

    private static final List<String> PLAIN =
            List.of("env", "LC_ALL=C", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "sh", "-c");

    /** The line to send. */
    String line(String script) {
        List<String> words = new ArrayList<>();
        if (!user.equals("root")) {
            words.addAll(List.of("sudo", "-n", "--"));
        }
        words.addAll(PLAIN);
        words.add(script);
        return Command.quoted(words);
    }

    /** Fails where what was printed shows that sudo, not the command, refused. */
    void checkSudo(int exit, String err) throws RemoteException {
        if (user.equals("root") || exit == 0) {
            return;
        }
        String last = err.strip();
        boolean missing = exit == 127 && last.contains("sudo") && last.contains("not found");
        boolean refused = last.contains("sudo: a password is required")
                || last.contains("sudo: a terminal is required")
                || last.contains("is not in the sudoers file")
                || last.contains("is not allowed to execute");
        if (missing) {
            throw new RemoteException(
                    user + " on " + host + " is not root and there is no sudo; install sudo there, or"
                            + " log in as root",
                    false);
        }
        if (refused) {
            throw new RemoteException(
                    user + " on " + host + " may not become root without a password; on the host type:" + " echo '"
                            + user + " ALL=(ALL) NOPASSWD:ALL' | sudo tee /etc/sudoers.d/skep",
                    false);
        }
    }
}

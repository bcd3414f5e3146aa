package io.skep.swarm.node;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.RemoteException;
import java.util.ArrayList;
import java.util.List;

/**
 * A way around a manager's former address: on the host where it is laid, what goes there arrives where the manager is now. It lasts until the
 * manager tells its own address, or the host starts again. iptables(8), iptables-extensions(8).
 */
final class Detour {

    private static final String MARK = "skep-detour";
    /** iptables waits so many seconds for others that change its tables. */
    private static final String PATIENCE = "10";

    private Detour() {}

    /** Lays it, unless it is there. */
    static void lay(Connection host, FormerAddress former) throws RemoteException, InterruptedException {
        if (!host.look(rule("-C", former, false)).ok()) {
            check(host.run(rule("-I", former, true)).ok(), former);
        }
    }

    /** Takes all of them away. */
    static void end(Connection host) throws RemoteException, InterruptedException {
        for (String tool : List.of("iptables", "ip6tables")) {
            // Where the kernel or the system has no such tables, there is no rule in them.
            for (Command gone : ending(tool, host.look(list(tool)).out())) {
                if (!host.run(gone).ok()) {
                    throw new RemoteException("a rule could not be taken away again: " + gone.line(), true);
                }
            }
        }
    }

    static Command rule(String verb, FormerAddress former, boolean changes) {
        boolean six = former.told().contains(":");
        String to = six ? "[" + former.now() + "]:" + former.port() : former.now() + ":" + former.port();
        List<String> words = List.of(
                six ? "ip6tables" : "iptables",
                "-w",
                PATIENCE,
                "-t",
                "nat",
                verb,
                "OUTPUT",
                "-p",
                "tcp",
                "-d",
                former.told(),
                "--dport",
                former.port(),
                "-m",
                "comment",
                "--comment",
                MARK,
                "-j",
                "DNAT",
                "--to-destination",
                to);
        return command(words, changes);
    }

    static Command list(String tool) {
        return command(List.of(tool, "-w", PATIENCE, "-t", "nat", "-S", "OUTPUT"), false);
    }

    /** From the rules as they are listed, which are the words that make them, those that take ours away. */
    static List<Command> ending(String tool, String listed) {
        List<Command> ending = new ArrayList<>();
        listed.lines().filter(line -> line.contains(MARK)).forEach(line -> {
            List<String> words = new ArrayList<>(List.of(tool, "-w", PATIENCE, "-t", "nat", "-D"));
            // "-A OUTPUT ...": only words without blanks, as we made it.
            words.addAll(List.of(line.strip().replace("\"", "").split("\\s+", -1)).stream()
                    .skip(1)
                    .toList());
            ending.add(command(words, true));
        });
        return ending;
    }

    private static Command command(List<String> words, boolean changes) {
        String[] all = words.toArray(String[]::new);
        return changes ? Command.changing(all) : Command.reading(all);
    }

    private static void check(boolean laid, FormerAddress former) throws RemoteException {
        if (!laid) {
            throw new RemoteException(
                    "iptables could not lead " + former.told() + " to " + former.now()
                            + ", where the manager is now; without that the host cannot join",
                    false);
        }
    }
}

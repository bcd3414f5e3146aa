package io.skep.provision.facts;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What a host is. What could not be found out is an empty text or 0, never a guess.
 *
 * @param system {@code ID} of os-release(5): {@code debian}, {@code ubuntu}
 * @param version {@code VERSION_ID} of os-release(5): {@code 12}, {@code 24.04}
 * @param codename {@code VERSION_CODENAME} of os-release(5): {@code bookworm}
 * @param architecture as the kernel says it: {@code x86_64}, {@code aarch64}
 * @param init the program that is process 1: {@code systemd}
 * @param cgroups version of the control groups that process 1 lives in: 1, or 2
 * @param packages the package tool: {@code apt-get dnf yum zypper apk pacman}, the first that is there
 * @param kernel release of the kernel
 * @param memory in bytes
 * @param cpus that may be used
 * @param ipVs whether the kernel balances connections (ip_vs), or has the module for it
 * @param cloudInit whether cloud-init is there, and may still be at work
 */
public record HostFacts(
        String system,
        String version,
        String codename,
        String architecture,
        String init,
        int cgroups,
        String packages,
        String kernel,
        long memory,
        int cpus,
        boolean ipVs,
        boolean cloudInit) {

    /** The command that reads them. */
    public static final Command READING = FactsReading.COMMAND;

    /** Kept with the connection, which is one for a host in a run, and another for a host that is made anew. */
    private static final Map<Looking, HostFacts> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    /** What that command printed. */
    public static HostFacts parse(String printed) {
        return FactsReading.parse(printed);
    }

    /** The facts of a host, read the first time they are asked for on this connection: once in a run. */
    public static HostFacts of(Looking host) throws RemoteException, InterruptedException {
        HostFacts known = KNOWN.get(host);
        if (known == null) {
            known = read(host);
            KNOWN.put(host, known);
        }
        return known;
    }

    /** To be called after an act that may change them, such as one that installs packages: they are read again when next asked for. */
    public static void changed(Looking host) {
        KNOWN.remove(host);
    }

    private static HostFacts read(Looking host) throws RemoteException, InterruptedException {
        Output output = host.look(FactsReading.COMMAND);
        if (!output.ok()) {
            throw new RemoteException(
                    "cannot tell what kind of system this is: " + output.err().strip(), false);
        }
        return FactsReading.parse(output.out());
    }

    /** System and version, for people: {@code debian 12}. */
    public String shown() {
        return system.isEmpty() ? "an unknown system" : (system + " " + version).strip();
    }

    /** Whether services are systemd's. */
    public boolean systemd() {
        return init.equals("systemd");
    }
}

package io.skep.drivers.lab;

import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which capabilities a host gets: each that the engine can grant. Asking for all of them, as {@code --privileged} does,
 * fails as a whole where one is missing.
 */
final class Capabilities {

    /** By number, as linux/capability.h has them. */
    private static final List<String> NAMES = List.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "KILL",
            "SETGID",
            "SETUID",
            "SETPCAP",
            "LINUX_IMMUTABLE",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_ADMIN",
            "NET_RAW",
            "IPC_LOCK",
            "IPC_OWNER",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_CHROOT",
            "SYS_PTRACE",
            "SYS_PACCT",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_NICE",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "MKNOD",
            "LEASE",
            "AUDIT_WRITE",
            "AUDIT_CONTROL",
            "SETFCAP",
            "MAC_OVERRIDE",
            "MAC_ADMIN",
            "SYSLOG",
            "WAKE_ALARM",
            "BLOCK_SUSPEND",
            "AUDIT_READ");

    private final Docker docker;
    private final Map<Engine, List<String>> known = new HashMap<>();

    Capabilities(Docker docker) {
        this.docker = docker;
    }

    /** Those the engine grants: on this machine those of this very process, else found by trying, once. */
    synchronized List<String> grantedBy(Engine engine, String image) throws RemoteException, InterruptedException {
        List<String> granted = known.get(engine);
        if (granted == null) {
            granted = engine.here() ? ofThisMachine() : grantedOf(NAMES, image);
            known.put(engine, granted);
        }
        return granted;
    }

    /** Halves what is refused until the refused ones are found. */
    private List<String> grantedOf(List<String> names, String image) throws RemoteException, InterruptedException {
        if (docker.run(LabCommands.tryCapabilities(image, names)).ok()) {
            return names;
        }
        if (names.size() == 1) {
            return List.of();
        }
        int half = names.size() / 2;
        List<String> granted = new ArrayList<>(grantedOf(names.subList(0, half), image));
        granted.addAll(grantedOf(names.subList(half, names.size()), image));
        return granted;
    }

    private static List<String> ofThisMachine() throws RemoteException {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapBnd:"))
                    .findFirst()
                    .map(line -> inMask(line.substring("CapBnd:".length()).strip()))
                    .orElse(NAMES);
        } catch (IOException failed) {
            throw new RemoteException("cannot read which capabilities this machine has", false, failed);
        }
    }

    /** The names in a mask as /proc/PID/status writes it, in hexadecimal. */
    static List<String> inMask(String hexadecimal) {
        long mask = Long.parseUnsignedLong(hexadecimal, 16);
        List<String> names = new ArrayList<>();
        for (int number = 0; number < NAMES.size(); number++) {
            if ((mask >> number & 1) == 1) {
                names.add(NAMES.get(number));
            }
        }
        return names;
    }
}

package io.skep.drivers.lab;

import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    private Capabilities() {}

    /** Those the engine grants: on this machine those of this very process, else found by trying. */
    static List<String> grantedBy(Engine engine, Docker docker, String image)
            throws RemoteException, InterruptedException {
        if (engine.here()) {
            return ofThisMachine();
        }
        if (docker.run(LabCommands.tryCapabilities(image, NAMES)).ok()) {
            return NAMES;
        }
        List<String> granted = new ArrayList<>();
        for (String name : NAMES) {
            if (docker.run(LabCommands.tryCapabilities(image, List.of(name))).ok()) {
                granted.add(name);
            }
        }
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

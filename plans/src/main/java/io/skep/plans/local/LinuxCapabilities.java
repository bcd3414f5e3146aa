package io.skep.plans.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The capabilities that Linux divides root's power into, by the names of capabilities(7) without their CAP_. */
public final class LinuxCapabilities {

    /** By number, as linux/capability.h has them. */
    public static final List<String> NAMES = List.of(
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

    private LinuxCapabilities() {}

    /** Those that a process of this machine may have; all of them where the machine does not say. */
    public static List<String> ofThisMachine() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapBnd:"))
                .findFirst()
                .map(line -> inMask(line.substring("CapBnd:".length()).strip()))
                .orElse(NAMES);
    }

    /** The names in a mask as /proc/PID/status writes it, in hexadecimal. */
    public static List<String> inMask(String hexadecimal) {
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

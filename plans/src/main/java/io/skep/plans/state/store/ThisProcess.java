package io.skep.plans.state.store;

import io.skep.plans.state.LockRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process this is, told so that another can find out whether it still runs: Linux names the machine in {@code /etc/machine-id}, each
 * start of it in {@code /proc/sys/kernel/random/boot_id}, and the set of process ids in {@code /proc/self/ns/pid}.
 *
 * @param boot the id of the machine's start; empty where unknown
 * @param ids which set of process ids {@code pid} is from; containers have sets of their own
 * @param started when it began, in milliseconds since 1970; 0 where unknown
 */
public record ThisProcess(String machineName, String machine, String boot, String ids, long pid, long started) {
    private static final long CLOCK_IS_SET_BY_LESS = 10_000;

    /** This one. */
    public static ThisProcess now() {
        String name = hostName();
        long pid = ProcessHandle.current().pid();
        return new ThisProcess(
                name,
                firstLine(Path.of("/etc/machine-id")).orElse(name),
                firstLine(Path.of("/proc/sys/kernel/random/boot_id")).orElse(""),
                link(Path.of("/proc/self/ns/pid")),
                pid,
                started(pid).orElse(0L));
    }

    /** As it stands in the record of a lock. */
    String bootAndIds() {
        return boot + "/" + ids;
    }

    /** Whether the process that took a lock has provably ended. False where that cannot be told from here. */
    boolean knowsDead(LockRecord lock) {
        if (!lock.machine().equals(machine)) {
            return false;
        } else if (lock.boot().equals(bootAndIds())) {
            return !runs(lock);
        }
        String itsBoot = lock.boot().substring(0, Math.max(0, lock.boot().indexOf('/')));
        return !itsBoot.isEmpty() && !boot.isEmpty() && !itsBoot.equals(boot);
    }

    private static boolean runs(LockRecord lock) {
        Optional<ProcessHandle> process = ProcessHandle.of(lock.pid()).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        Optional<Long> began = started(lock.pid());
        return lock.started() == 0 || began.isEmpty() || Math.abs(began.get() - lock.started()) < CLOCK_IS_SET_BY_LESS;
    }

    private static Optional<Long> started(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "this machine";
        }
    }

    private static Optional<String> firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().filter(line -> !line.isBlank());
        } catch (IOException notOnThisSystem) {
            return Optional.empty();
        }
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException | UnsupportedOperationException notOnThisSystem) {
            return "";
        }
    }
}

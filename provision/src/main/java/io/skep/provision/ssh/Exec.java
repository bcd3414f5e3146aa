package io.skep.provision.ssh;

import io.skep.plans.remote.RemoteException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;

/**
 * One line run in one session to its end: its input written, its output copied while it runs, within a time limit.
 *
 * @param shown what to call the command in errors; holds no secret
 * @param line what is sent
 * @param input what it reads
 * @param out where its standard output goes
 */
record Exec(String host, String shown, String line, InputStream input, OutputStream out, Duration limit) {

    /** The exit status, what was printed to standard error, and why not all of the input was sent; empty where it was. */
    record Ended(int exit, String err, Optional<IOException> unsent) {}

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    /** Runs it. When its time is over, or on an interrupt, one stops waiting for it; it may go on. */
    Ended in(Slot slot) throws LinkLost, RemoteException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Session.Command command = slot.exec(line);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Pump writing = Pump.start(() -> feed(command));
        Pump printing = Pump.start(command.getInputStream(), out);
        Pump complaining = Pump.start(command.getErrorStream(), err);
        if (!printing.ended(left(end)) || !complaining.ended(left(end))) {
            throw RemoteException.stillOpen(
                    "a command on " + host + " did not end within " + limit.toSeconds() + " s: " + shown);
        }
        Optional<Integer> exit = exit(command);
        if (exit.isEmpty()) {
            throw lost(printing, writing);
        }
        return new Ended(exit.get(), err.toString(StandardCharsets.UTF_8) + killed(command), writing.failure());
    }

    private void feed(Session.Command command) throws IOException {
        try (OutputStream feed = command.getOutputStream()) {
            input.transferTo(feed);
        }
    }

    private static Optional<Integer> exit(Session.Command command) {
        try {
            command.join(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ConnectionException broken) {
            // What counts is whether a status came before the connection broke.
            System.getLogger(Exec.class.getName()).log(System.Logger.Level.DEBUG, "while ending", broken);
        }
        Integer status = command.getExitStatus();
        Signal signal = command.getExitSignal();
        return status != null
                ? Optional.of(status)
                : Optional.ofNullable(signal).map(Exec::status);
    }

    private static int status(Signal signal) {
        return switch (signal) {
            case HUP -> 129;
            case INT -> 130;
            case QUIT -> 131;
            case ILL -> 132;
            case ABRT -> 134;
            case FPE -> 136;
            case KILL -> 137;
            case SEGV -> 139;
            case PIPE -> 141;
            case ALRM -> 142;
            case TERM -> 143;
            case USR1, USR2, UNKNOWN -> 255;
        };
    }

    private static String killed(Session.Command command) {
        Signal signal = command.getExitSignal();
        return signal == null ? "" : "killed by signal " + signal;
    }

    private static LinkLost lost(Pump printing, Pump writing) {
        return printing.failure()
                .or(writing::failure)
                .map(cause -> new LinkLost("the connection was lost", cause))
                .orElseGet(() -> new LinkLost("the connection was lost"));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }
}

package io.skep.provision.ssh;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Starts a detached command or attaches to it, follows what it prints, and fetches its status. Holds nothing the host does not know. */
final class DetachedRun {

    /** How the scripts are run: as root; tried again when the connection is lost if {@code out} can begin anew. */
    @FunctionalInterface
    interface Shell {
        Output run(String shown, String script, OutputStream out, Duration limit)
                throws RemoteException, InterruptedException;
    }

    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS_TO_BEGIN = 600;

    private final String host;
    private final Shell shell;
    private final DetachedScripts scripts;
    private final Command command;
    private final LineSplitter output;

    DetachedRun(String host, Shell shell, String id, Command command, Consumer<String> lines) {
        if (command.input().isPresent()) {
            throw new IllegalArgumentException("a detached command reads no input: " + command);
        }
        this.host = host;
        this.shell = shell;
        this.scripts = new DetachedScripts(id);
        this.command = command;
        this.output = new LineSplitter(lines);
    }

    Output toTheEnd() throws RemoteException, InterruptedException {
        long end = System.nanoTime() + command.timeout().toNanos();
        start();
        int waited = 0;
        while (true) {
            String[] state = quick(scripts.state()).out().strip().split(" ", 2);
            switch (state[0]) {
                case "done" -> {
                    return result(state[1]);
                }
                case "running" -> follow(state[1], end);
                case "waiting" -> {
                    if (++waited > POLLS_TO_BEGIN) {
                        throw new RemoteException("a command did not begin on " + host + ": " + command, true);
                    }
                    Thread.sleep(POLL);
                }
                case "broken" -> throw broken();
                default -> throw new RemoteException(host + " says nothing clear of a command: " + state[0], false);
            }
        }
    }

    private void start() throws RemoteException, InterruptedException {
        Output started = quick(scripts.start(command));
        if (!started.ok()) {
            throw new RemoteException(
                    "cannot start a command on " + host + ": " + started.err().strip(), false);
        }
    }

    private void follow(String process, long end) throws RemoteException, InterruptedException {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
            throw RemoteException.stillOpen("a command on " + host + " has not ended within "
                    + command.timeout().toSeconds()
                    + " s; it still runs there, and skep attaches to it when you type: skep apply");
        }
        try {
            shell.run(command.line(), scripts.follow(output.count(), process), output, left);
        } catch (RemoteException lost) {
            // The command goes on without us: the next look at its state opens the connection again, or says why not.
            if (!lost.retryable() && System.nanoTime() < end) {
                throw lost;
            }
        }
    }

    private Output result(String status) throws RemoteException, InterruptedException {
        output.write(quick(scripts.rest(output.count())).out().getBytes(StandardCharsets.UTF_8));
        output.close();
        if (!status.equals("0")) {
            quick(scripts.told());
        }
        return new Output(Integer.parseInt(status), output.text(), "");
    }

    private RemoteException broken() throws RemoteException, InterruptedException {
        quick(scripts.setAside());
        return new RemoteException(
                "a command was broken off on " + host + " before it ended; was the host started anew? " + command,
                true);
    }

    private Output quick(String script) throws RemoteException, InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Output ended = shell.run(command.line(), script, printed, SHORT);
        return new Output(ended.exit(), printed.toString(StandardCharsets.UTF_8), ended.err());
    }
}

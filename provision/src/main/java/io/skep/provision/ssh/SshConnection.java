package io.skep.provision.ssh;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A host over SSH. Every command runs as root. What only reads, and what may be done twice without harm, is tried again when the connection
 * breaks; any other command is not, and its error is retryable.
 */
final class SshConnection implements Connection {

    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final long SLOWEST_BYTES_PER_SECOND = 100_000;
    private static final int TRIES = 3;

    private final String host;
    private final RootShell shell;
    private final HostLinks links;
    private final Sessions sessions;
    private final Dialer dialer;

    SshConnection(String host, String user, HostLinks links) {
        this.host = host;
        this.shell = new RootShell(host, user);
        this.links = links;
        this.sessions = new Sessions(host, links);
        this.dialer = new Dialer(host, shell, links, sessions);
    }

    /** Opens the connection now, waiting for a host that is still booting. */
    void open(Duration patience) throws RemoteException, InterruptedException {
        links.forCommands(patience);
    }

    @Override
    public Output look(Command command) throws RemoteException, InterruptedException {
        if (command.changes()) {
            throw new IllegalArgumentException("not a reading command: " + command);
        }
        return run(command);
    }

    @Override
    public Output run(Command command) throws RemoteException, InterruptedException {
        byte[] input = command.input().orElse(new byte[0]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exec.Ended ended = exec(
                command.line(),
                command.line(),
                () -> new ByteArrayInputStream(input),
                out,
                command.timeout(),
                command.changes() ? 1 : TRIES);
        return new Output(ended.exit(), out.toString(StandardCharsets.UTF_8), ended.err());
    }

    @Override
    public Output runDetached(String id, Command command, Consumer<String> lines)
            throws RemoteException, InterruptedException {
        return new DetachedRun(host, this::script, id, command, lines).toTheEnd();
    }

    @Override
    public Optional<byte[]> download(String path) throws RemoteException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output ended = script("read " + path, FileScripts.read(path), out, USUAL);
        if (ended.exit() == FileScripts.NO_FILE) {
            return Optional.empty();
        }
        checked("cannot read " + path, ended);
        return Optional.of(out.toByteArray());
    }

    @Override
    public void upload(byte[] content, String path, String mode) throws RemoteException, InterruptedException {
        upload(() -> new ByteArrayInputStream(content), content.length, path, mode);
    }

    @Override
    public void upload(Path file, String path) throws RemoteException, InterruptedException {
        try {
            upload(() -> Files.newInputStream(file), Files.size(file), path, "0600");
        } catch (IOException unreadable) {
            throw new RemoteException("cannot read " + file + " to copy it to " + host, false, unreadable);
        }
    }

    @Override
    public RemoteStream dial(String socketPath) throws RemoteException, InterruptedException {
        return dialer.dial(socketPath);
    }

    @Override
    public String toString() {
        return host;
    }

    /** Where the input of a command comes from, afresh for each try. */
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private void upload(Source content, long size, String path, String mode)
            throws RemoteException, InterruptedException {
        Duration limit = USUAL.plusSeconds(size / SLOWEST_BYTES_PER_SECOND);
        String script = FileScripts.write(path, mode, size);
        for (int attempt = 1; ; attempt++) {
            Exec.Ended ended = exec("write " + path, script, content, new ByteArrayOutputStream(), limit, TRIES);
            // Nothing has taken the file's place, so it may be sent again.
            if (ended.exit() != FileScripts.BROKE_OFF || attempt >= TRIES) {
                String why =
                        ended.unsent().map(cause -> ": " + cause.getMessage()).orElse("");
                checked(
                        "cannot write " + path,
                        new Output(ended.exit(), "", ended.err().strip() + why));
                return;
            }
        }
    }

    /** Runs a script that may be run twice; it is, when the connection breaks and what was printed can be taken back. */
    private Output script(String shown, String script, OutputStream out, Duration limit)
            throws RemoteException, InterruptedException {
        int tries = out instanceof ByteArrayOutputStream ? TRIES : 1;
        Exec.Ended ended = exec(shown, script, InputStream::nullInputStream, out, limit, tries);
        return new Output(ended.exit(), "", ended.err());
    }

    private Exec.Ended exec(String shown, String script, Source input, OutputStream out, Duration limit, int tries)
            throws RemoteException, InterruptedException {
        String line = shell.line(script);
        for (int attempt = 1; ; attempt++) {
            try (Slot slot = sessions.forCommand();
                    InputStream in = input.open()) {
                Exec.Ended ended = new Exec(host, shown, line, in, out, limit).in(slot);
                shell.checkSudo(ended.exit(), ended.err());
                return ended;
            } catch (LinkLost lost) {
                if (attempt >= tries) {
                    throw new RemoteException(
                            "the connection to " + host + " was lost while this ran there: " + shown, true, lost);
                }
                if (out instanceof ByteArrayOutputStream printed) {
                    printed.reset();
                }
            } catch (IOException unreadable) {
                throw new RemoteException("cannot read what was to be sent to " + host, false, unreadable);
            }
        }
    }

    private void checked(String failure, Output ended) throws RemoteException {
        if (!ended.ok()) {
            throw new RemoteException(
                    failure + " on " + host + ": " + ended.err().strip(), false);
        }
    }
}

package io.skep.provision.fake;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A host in memory: commands are answered as the test scripted it, files are kept, and whatever changed it is remembered. A command that was not
 * scripted succeeds and prints nothing.
 */
public final class FakeHost implements Connection {

    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<String> changes = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Output> detached = new ConcurrentHashMap<>();
    private volatile String silence = "";

    private record Answer(String fragment, Supplier<Output> output) {}

    /** From now on commands whose line contains the fragment end like this; what was said last counts. */
    public FakeHost answers(String fragment, int exit, String printed) {
        return answers(fragment, () -> new Output(exit, printed, ""));
    }

    /** The same, computed anew each time. */
    public FakeHost answers(String fragment, Supplier<Output> output) {
        answers.addFirst(new Answer(fragment, output));
        return this;
    }

    /** The same for one very command. */
    public FakeHost answers(Command command, int exit, String printed) {
        return answers(command.line(), exit, printed);
    }

    /** From now on nobody answers there; {@code why} is the error. Empty: it answers again. */
    public void silence(String why) {
        silence = why;
    }

    /** A file that is there. */
    public FakeHost file(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The content of a file, where there is one. */
    public Optional<String> file(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Removes a file. */
    public void remove(String path) {
        files.remove(path);
    }

    /** Everything that may have changed the host, in order: command lines, {@code detached ID: LINE}, {@code write PATH MODE}. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    @Override
    public Output look(Command command) throws RemoteException {
        if (command.changes()) {
            throw new IllegalArgumentException("not a reading command: " + command);
        }
        return answer(command);
    }

    @Override
    public Output run(Command command) throws RemoteException {
        if (command.changes()) {
            changes.add(command.line());
        }
        return answer(command);
    }

    @Override
    public Output runDetached(String id, Command command, Consumer<String> lines) throws RemoteException {
        Output kept = detached.get(id);
        if (kept != null) {
            return kept;
        }
        changes.add("detached " + id + ": " + command.line());
        Output output = answer(command);
        detached.put(id, output);
        output.out().lines().forEach(lines);
        return output;
    }

    @Override
    public Optional<byte[]> download(String path) throws RemoteException {
        checkSilence();
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    @Override
    public void upload(byte[] content, String path, String mode) throws RemoteException {
        checkSilence();
        changes.add("write " + path + " " + mode);
        files.put(path, content.clone());
    }

    @Override
    public void upload(Path file, String path) throws RemoteException {
        try {
            upload(Files.readAllBytes(file), path, "0600");
        } catch (IOException unreadable) {
            throw new RemoteException("cannot read " + file, false, unreadable);
        }
    }

    @Override
    public RemoteStream dial(String socketPath) {
        throw new UnsupportedOperationException("this host has no sockets");
    }

    private Output answer(Command command) throws RemoteException {
        checkSilence();
        return answers.stream()
                .filter(answer -> command.line().contains(answer.fragment()))
                .findFirst()
                .map(answer -> answer.output().get())
                .orElseGet(() -> new Output(0, "", ""));
    }

    private void checkSilence() throws RemoteException {
        if (!silence.isEmpty()) {
            throw new RemoteException(silence, true);
        }
    }
}

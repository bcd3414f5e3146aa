package io.skep.provision.fake;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A host that answers as it was told to. A command is answered by the first script whose text is part of its line; several answers of one
 * script come one after another, the last for ever. What nobody scripted fails the test. Remembers every line that ran, in order.
 */
public final class FakeHost implements Connection {

    private final Map<String, Deque<Output>> scripts = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> ran = new ArrayList<>();

    /** Commands whose line contains {@code part} end well and print the given text; one answer after another. */
    public FakeHost answers(String part, String... printed) {
        for (String text : printed) {
            ends(part, new Output(0, text, ""));
        }
        return this;
    }

    /** Commands whose line contains {@code part} end like this, after the answers given before. */
    public FakeHost ends(String part, Output output) {
        scripts.computeIfAbsent(part, key -> new ArrayDeque<>()).add(output);
        return this;
    }

    /** There is a file on the host. */
    public FakeHost holds(String path, String content) {
        files.put(path, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return this;
    }

    /** The lines that ran, changing and detached ones, uploads as {@code upload PATH MODE}; without what only read. */
    public List<String> changes() {
        return List.copyOf(ran);
    }

    /** The content of a file on the host. */
    public Optional<String> file(String path) {
        return Optional.ofNullable(files.get(path))
                .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public Output look(Command command) {
        if (command.changes()) {
            throw new IllegalArgumentException("not a reading command: " + command);
        }
        return answer(command);
    }

    @Override
    public Output run(Command command) {
        if (command.changes()) {
            ran.add(command.line());
        }
        return answer(command);
    }

    @Override
    public Output runDetached(String id, Command command, Consumer<String> lines) {
        ran.add(id + ": " + command.line());
        Output output = answer(command);
        output.out().lines().forEach(lines);
        return output;
    }

    @Override
    public void upload(byte[] content, String path, String mode) {
        ran.add("upload " + path + " " + mode);
        files.put(path, content.clone());
    }

    @Override
    public void upload(Path file, String path) {
        try {
            upload(Files.readAllBytes(file), path, "0600");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Optional<byte[]> download(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    @Override
    public RemoteStream dial(String socketPath) throws RemoteException {
        throw new RemoteException("nothing listens at " + socketPath, false);
    }

    @Override
    public String toString() {
        return "fake host";
    }

    private Output answer(Command command) {
        for (Map.Entry<String, Deque<Output>> script : scripts.entrySet()) {
            if (command.line().contains(script.getKey())) {
                Deque<Output> answers = script.getValue();
                return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            }
        }
        throw new AssertionError("nobody said what this does: " + command);
    }
}

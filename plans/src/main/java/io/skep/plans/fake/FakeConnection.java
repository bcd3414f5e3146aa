package io.skep.plans.fake;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import io.skep.plans.text.value.Value.Entries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to the fleet. It keeps uploaded files and remembers detached commands. */
final class FakeConnection implements Connection {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final FakeFleet fleet;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Output> detached = new ConcurrentHashMap<>();

    FakeConnection(FakeFleet fleet) {
        this.fleet = fleet;
    }

    Entries read(String text) {
        return fleet.read(text);
    }

    String write(Entries entries) {
        return fleet.write(entries);
    }

    void noteId(String address, String stepId) {
        fleet.noteId(address, stepId);
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
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command.line());
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        Entries input = command.input()
                .map(bytes -> fleet.read(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(Entries.NONE);
        fleet.hang(words);
        return fleet.carryOut(words, input);
    }

    @Override
    public Output runDetached(String id, Command command, Consumer<String> lines)
            throws RemoteException, InterruptedException {
        Output known = detached.get(id);
        if (known == null) {
            known = run(command);
            detached.put(id, known);
        }
        return known;
    }

    @Override
    public void upload(byte[] content, String path, String mode) {
        files.put(path, content.clone());
    }

    @Override
    public void upload(Path file, String path) throws RemoteException {
        try {
            files.put(path, Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new RemoteException("fleet: cannot read " + file, false, failed);
        }
    }

    @Override
    public Optional<byte[]> download(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public RemoteStream dial(String socketPath) throws RemoteException {
        throw new RemoteException("fleet: there is no socket " + socketPath, false);
    }

    /** Everything in the fleet. */
    List<FakeFleet.Thing> things() {
        return fleet.things();
    }
}

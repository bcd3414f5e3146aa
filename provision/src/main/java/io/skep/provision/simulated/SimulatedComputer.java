package io.skep.provision.simulated;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.provision.archive.ImageArchive;
import io.skep.provision.doctor.SimulatedSight;
import io.skep.provision.engine.SimulatedEngine;
import io.skep.provision.facts.HostFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One computer of a simulated world: its files, its packages, and the detached commands it has run. It understands the
 * commands this room sends, recognised by their text. Safe for several threads.
 */
public final class SimulatedComputer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TreeMap<String, String> files = new TreeMap<>();
    private final TreeMap<String, Output> detached = new TreeMap<>();
    private final String facts;
    private final SimulatedEngine engine;

    /**
     * A fresh computer.
     *
     * @param image its system: {@code debian-12}
     * @param swarm the state of its engine in a swarm, asked when somebody wants to know
     */
    public SimulatedComputer(String image, Supplier<String> swarm) {
        this.facts = factsOf(image);
        this.engine = new SimulatedEngine(files, HostFacts.parse(facts), swarm);
    }

    private static String factsOf(String image) {
        String[] system = image.split("-", 2);
        return """
                system=%s
                version=%s
                architecture=x86_64
                kernel=6.1.0
                init=systemd
                cgroups=2
                packages=apt-get
                memory=4194304
                cpus=2
                ip_vs=yes
                """.formatted(system[0], system[1]);
    }

    /** Whether an engine answers on it. */
    public synchronized boolean engineRuns() {
        return engine.runs();
    }

    /** It starts again: what is on disk stays. */
    public synchronized void reboot() {
        engine.rebooted();
    }

    /** Carries out one of this room's commands; empty for any other. */
    public synchronized Optional<Output> answer(Command command) {
        return command.line().equals(HostFacts.READING.line())
                ? Optional.of(new Output(0, facts, ""))
                : SimulatedSight.answer(command).or(() -> engine.answer(command));
    }

    /** What a detached command of this id left, where it was run already. */
    public synchronized Optional<Output> left(String id) {
        return Optional.ofNullable(detached.get(id));
    }

    /** A detached command of this id has ended. */
    public synchronized void leave(String id, Output output) {
        detached.put(id, output);
    }

    /** The content of a file. */
    public synchronized Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes a file. */
    public synchronized void write(String path, byte[] content) {
        files.put(path, new String(content, StandardCharsets.ISO_8859_1));
    }

    /** Copies a file to it: an image archive, of which only the names of its images are kept. */
    public void copy(Path file, String path) throws IOException {
        List<ImageArchive.Image> images = ImageArchive.of(file).images();
        String lines = images.stream()
                .flatMap(image -> image.tags().stream().map(tag -> image.id() + " " + tag))
                .collect(Collectors.joining("\n"));
        write(path, lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All of it as one line of JSON. */
    public synchronized String text() {
        ObjectNode document = JSON.createObjectNode();
        files.forEach(document.putObject("files")::put);
        ObjectNode runs = document.putObject("detached");
        detached.forEach(
                (id, output) -> runs.putObject(id).put("exit", output.exit()).put("out", output.out()));
        document.set("engine", engine.document());
        return JSON.writeValueAsString(document);
    }

    /** Is again what it was when {@link #text} was taken. */
    public synchronized void read(String text) {
        ObjectNode document = (ObjectNode) JSON.readTree(text);
        files.putAll(SimulatedEngine.texts(document, "files"));
        document.path("detached")
                .properties()
                .forEach(each -> detached.put(
                        each.getKey(),
                        new Output(
                                each.getValue().path("exit").asInt(0),
                                each.getValue().path("out").asString(""),
                                "")));
        engine.read((ObjectNode) document.path("engine"));
    }
}

package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.provision.facts.HostFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A computer's engine in a simulated world: its packages, its service and its files, moved by the very commands that the
 * steps of this package send. Guarded by the computer it is on.
 */
public final class SimulatedEngine {

    /** What the distribution of a simulated computer has to install, newest first. */
    static final List<String> OFFERED =
            List.of("29.0.2+dfsg1-1", "28.5.2+dfsg1-1", "27.5.1+dfsg1-1", "26.1.5+dfsg1-9", "20.10.24+dfsg1-1+b3");

    private static final Pattern LOADING = Pattern.compile("docker load -q -i ([^;]+);");
    private static final String NO_DAEMON = Command.quoted(List.of("rm", "-f", EngineFiles.DAEMON));
    private static final String NO_DROP_IN = Command.quoted(List.of("rm", "-f", EngineFiles.DROP_IN));
    private static final String OFFER = OFFERED.stream()
            .map(version -> " docker.io | " + version + " | http://simulated main/amd64 Packages\n")
            .collect(Collectors.joining());
    private static final Map<HostFacts, Map<String, String>> INSTALLS = new ConcurrentHashMap<>();
    private static final Output DONE = new Output(0, "", "");
    private static final Output FAILED = new Output(1, "", "");

    private final SortedMap<String, String> files;
    private final HostFacts facts;
    private final Supplier<String> swarm;
    private final TreeMap<String, String> images = new TreeMap<>();
    private Optional<SortedMap<String, String>> kept = Optional.empty();
    private String binary = "";
    private String running = "";

    /**
     * No engine yet.
     *
     * @param files of the computer, by path
     * @param swarm the state of the engine in its swarm: {@code inactive}, {@code active}
     */
    public SimulatedEngine(SortedMap<String, String> files, HostFacts facts, Supplier<String> swarm) {
        this.files = files;
        this.facts = facts;
        this.swarm = swarm;
    }

    /** Whether it answers on its socket. */
    public boolean runs() {
        return !running.isEmpty();
    }

    /** The computer starts again, and the engine with it. */
    public void rebooted() {
        running = binary;
    }

    /** Does what one of this room's commands does; empty for a command it does not know. */
    public Optional<Output> answer(Command command) {
        return files(command)
                .or(() -> service(command))
                .or(() -> packages(command))
                .or(() -> images(command));
    }

    private Optional<Output> files(Command command) {
        String line = command.line();
        if (line.equals(EngineFiles.KEEP.line())) {
            kept = kept.or(() -> Optional.of(theTwo()));
        } else if (line.equals(EngineFiles.RESTORE.line())) {
            kept.ifPresent(before ->
                    Stream.of(EngineFiles.DAEMON, EngineFiles.DROP_IN).forEach(path -> put(path, before.get(path))));
            kept = Optional.empty();
        } else if (line.equals(EngineFiles.FORGET.line())) {
            kept = Optional.empty();
        } else if (line.equals(NO_DAEMON)) {
            files.remove(EngineFiles.DAEMON);
        } else if (line.equals(NO_DROP_IN)) {
            files.remove(EngineFiles.DROP_IN);
        } else {
            return Optional.empty();
        }
        return Optional.of(DONE);
    }

    private SortedMap<String, String> theTwo() {
        TreeMap<String, String> two = new TreeMap<>(files);
        two.keySet().retainAll(List.of(EngineFiles.DAEMON, EngineFiles.DROP_IN));
        return two;
    }

    private void put(String path, @Nullable String content) {
        if (content == null) {
            files.remove(path);
        } else {
            files.put(path, content);
        }
    }

    private Optional<Output> service(Command command) {
        String line = command.line();
        if (line.equals(EngineReading.COMMAND.line())) {
            return Optional.of(new Output(0, told(), ""));
        } else if (line.equals(EngineService.VALIDATE.line())) {
            return Optional.of(daemon().isPresent() ? DONE : FAILED);
        } else if (line.equals(EngineService.RESTART.line())) {
            running = daemon().isPresent() ? binary : "";
            return Optional.of(runs() ? DONE : FAILED);
        } else if (line.equals(EngineService.RELOAD.line())) {
            return Optional.of(runs() ? DONE : FAILED);
        } else if (line.equals(EngineService.STOP.line())) {
            running = "";
            return Optional.of(DONE);
        }
        return line.equals(EngineService.JOURNAL.line()) ? Optional.of(DONE) : Optional.empty();
    }

    private Optional<ObjectNode> daemon() {
        String text = files.getOrDefault(EngineFiles.DAEMON, "");
        return text.isBlank() ? Optional.of(JsonValues.empty()) : JsonValues.object(text);
    }

    private String told() {
        if (binary.isEmpty()) {
            return "";
        }
        StringBuilder told = new StringBuilder("installed Docker version " + binary + ", build simulated\n");
        kept.ifPresent(before -> told.append("pending\n"));
        if (runs()) {
            ObjectNode daemon = daemon().orElseGet(JsonValues::empty);
            ObjectNode version = JsonValues.empty()
                    .put("Version", running)
                    .put("ApiVersion", "1.41")
                    .put("Arch", "amd64");
            ArrayNode components = version.putArray("Components");
            Stream.of("Engine", "containerd", "runc", "docker-init")
                    .forEach(name -> components.addObject().put("Name", name));
            ObjectNode info = JsonValues.empty()
                    .put("driver", daemon.path("storage-driver").asString("overlay2"))
                    .put("root", daemon.path("data-root").asString("/var/lib/docker"))
                    .put("containers", 0)
                    .put("swarm", swarm.get());
            info.putArray("status");
            told.append("version ")
                    .append(version)
                    .append("\ninfo ")
                    .append(info)
                    .append('\n');
        }
        return told.toString();
    }

    private Optional<Output> packages(Command command) {
        Optional<EngineInstaller> fitting = Installers.find(facts);
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        EngineInstaller installer = fitting.get();
        String line = command.line();
        if (line.equals(installer.offer().line())) {
            return Optional.of(new Output(0, OFFER, ""));
        } else if (line.equals(installer.came().line())) {
            return Optional.of(binary.isEmpty() ? FAILED : DONE);
        } else if (line.equals(installer.release().line())
                || line.equals(installer.prepare(facts, false).line())
                || line.equals(installer.prepare(facts, true).line())) {
            return Optional.of(DONE);
        }
        return Optional.ofNullable(INSTALLS.computeIfAbsent(facts, _ -> installs(installer))
                        .get(line))
                .map(this::installed);
    }

    /** The versions there are by the command that installs each; the newest where the command names none. */
    private static Map<String, String> installs(EngineInstaller installer) {
        Map<String, String> installs = new HashMap<>();
        installer
                .versions(OFFER)
                .forEach(version -> installs.put(
                        installer.install(Optional.of(version), OFFER).line(), version));
        installs.put(installer.install(Optional.empty(), OFFER).line(), OFFERED.getFirst());
        return installs;
    }

    /** As Debian's packages do: an engine that runs goes on running as it was. */
    private Output installed(String version) {
        binary = version.replaceFirst("-[^-]*$", "");
        running = runs() ? running : daemon().isPresent() ? binary : "";
        return new Output(0, "Setting up docker.io (" + version + ") ...\n", "");
    }

    private Optional<Output> images(Command command) {
        if (command.line().equals(PresentImages.COMMAND.line())) {
            String printed = images.entrySet().stream()
                    .map(image -> image.getValue() + " " + image.getKey() + "\n")
                    .collect(Collectors.joining());
            return Optional.of(runs() ? new Output(0, printed, "") : FAILED);
        }
        Matcher loading = LOADING.matcher(command.line());
        return loading.find() ? Optional.of(loaded(loading.group(1))) : Optional.empty();
    }

    /** An archive is kept as its list of images, a line each: identifier, tag. */
    private Output loaded(String path) {
        String archive = files.remove(path);
        if (archive == null || !runs()) {
            return new Output(1, "open " + path + ": no such file or directory\n", "");
        }
        archive.lines().map(line -> line.split(" ", 2)).forEach(words -> images.put(words[1], words[0]));
        return DONE;
    }

    /** What is kept of it, as one JSON object. */
    public ObjectNode document() {
        ObjectNode document = JsonValues.empty().put("binary", binary).put("running", running);
        images.forEach(document.putObject("images")::put);
        kept.ifPresent(before -> before.forEach(document.putObject("kept")::put));
        return document;
    }

    /** Is again what it was when that document was made. */
    public void read(ObjectNode document) {
        binary = document.path("binary").asString("");
        running = document.path("running").asString("");
        images.putAll(texts(document, "images"));
        kept = document.has("kept") ? Optional.of(texts(document, "kept")) : Optional.empty();
    }

    /** A map of texts in a document. */
    public static SortedMap<String, String> texts(ObjectNode document, String key) {
        TreeMap<String, String> texts = new TreeMap<>();
        document.path(key)
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asString("")));
        return texts;
    }
}

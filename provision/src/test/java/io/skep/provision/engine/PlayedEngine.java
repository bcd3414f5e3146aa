package io.skep.provision.engine;

import io.skep.plans.remote.Output;
import io.skep.provision.fake.FakeHost;
import java.util.concurrent.atomic.AtomicReference;

/** A host in memory with an engine that a test may install, start, break and upgrade. Answers as engine 20.10 does. */
final class PlayedEngine {

    private static final String FACTS = """
            system=debian
            version=12
            kernel=6.1
            init=%s
            cgroups=2
            packages=apt-get
            """;

    final FakeHost host = new FakeHost();

    private final AtomicReference<String> binary = new AtomicReference<>("");
    private final AtomicReference<String> running = new AtomicReference<>("");
    private String driver = "overlay2";
    private String root = "/var/lib/docker";
    private String swarm = "inactive";
    private String components = "\"Engine\",\"runc\"";
    private String journal = "";
    private boolean unfinished;

    PlayedEngine() {
        host.answers("os-release", 0, FACTS.formatted("systemd"));
        host.answers(EngineReading.COMMAND.line(), () -> new Output(0, printed(), ""));
        host.answers(EngineService.JOURNAL.line(), () -> new Output(0, journal, ""));
        host.answers(
                "apt-cache madison", 0, " docker.io | 20.10.24+dfsg1-1+b3 | http://m bookworm/main amd64 Packages\n");
        host.answers("apt install", () -> {
            unfinished = false;
            binary.set("20.10.24+dfsg1");
            running.compareAndSet("", "20.10.24+dfsg1");
            return new Output(0, "Setting up docker.io\n", "");
        });
        host.answers(EngineService.RESTART.line(), () -> {
            running.set(binary.get());
            return new Output(0, "", "");
        });
    }

    /** An engine that runs. */
    static PlayedEngine runs(String version) {
        PlayedEngine engine = new PlayedEngine();
        engine.binary.set(version);
        engine.running.set(version);
        return engine;
    }

    PlayedEngine init(String init) {
        host.answers("os-release", 0, FACTS.formatted(init));
        return this;
    }

    PlayedEngine uses(String usedDriver, String usedRoot) {
        driver = usedDriver;
        root = usedRoot;
        return this;
    }

    PlayedEngine inSwarm() {
        swarm = "active";
        return this;
    }

    PlayedEngine inSwarm(String state) {
        swarm = state;
        return this;
    }

    /** The program that is there runs from now on. */
    PlayedEngine restarted() {
        running.set(binary.get());
        return this;
    }

    /** What a restart comes to where one version alone starts. */
    Output startsOnly(String version) {
        running.set(binary.get().equals(version) ? version : "");
        return running.get().isEmpty() ? new Output(1, "", "Job for docker.service failed") : new Output(0, "", "");
    }

    PlayedEngine withoutRunc() {
        components = "\"Engine\"";
        return this;
    }

    PlayedEngine stopped() {
        running.set("");
        return this;
    }

    /** Its packages are there, but an installation was broken off or still goes on. */
    PlayedEngine unfinished() {
        unfinished = true;
        return this;
    }

    /** The program is of this version, whatever runs. */
    PlayedEngine binary(String version) {
        binary.set(version);
        return this;
    }

    String running() {
        return running.get();
    }

    /** From now on it does not start, and its journal says why. */
    PlayedEngine failsToStart(String why) {
        journal = why;
        host.answers(EngineService.RESTART.line(), () -> {
            running.set("");
            return new Output(1, "", "Job for docker.service failed");
        });
        return this;
    }

    private String printed() {
        if (binary.get().isEmpty()) {
            return "";
        }
        String installed =
                "installed Docker version " + binary.get() + ", build 297e128\n" + (unfinished ? "unfinished\n" : "");
        String pending = host.changes().lastIndexOf(EngineFiles.KEEP.line())
                        > Math.max(
                                host.changes().lastIndexOf(EngineFiles.FORGET.line()),
                                host.changes().lastIndexOf(EngineFiles.RESTORE.line()))
                ? "pending\n"
                : "";
        if (running.get().isEmpty()) {
            return installed + pending;
        }
        String names = components.replaceAll("(\"\\w+\")", "{\"Name\":$1}");
        return installed
                + pending
                + "version {\"Version\":\"%s\",\"ApiVersion\":\"1.41\",\"Arch\":\"amd64\",\"Components\":[%s]}\n"
                        .formatted(running.get(), names)
                + "info {\"driver\":\"%s\",\"status\":[],\"root\":\"%s\",\"containers\":0,\"swarm\":\"%s\"}\n"
                        .formatted(driver, root, swarm);
    }
}

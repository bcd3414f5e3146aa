package io.skep.provision.engine;

import java.util.Optional;
import java.util.Set;

/**
 * How an engine stands on a host.
 *
 * @param installed whether the program is there
 * @param binary version of the program that would run when it is started; empty where unknown
 * @param unfinished whether its packages are being installed at this moment, or were broken off in it
 * @param pending whether an earlier change of its settings was broken off
 * @param answers what the running engine says of itself; empty where it does not answer
 */
record EngineStatus(boolean installed, String binary, boolean unfinished, boolean pending, Optional<Running> answers) {

    /**
     * A running engine.
     *
     * @param version of the engine that runs, which may be older than its program
     * @param api the newest version of the API it speaks
     * @param architecture as Go says it: {@code amd64}
     * @param components what it is made of: {@code Engine containerd runc docker-init}; one that does not work is missing
     * @param driver the storage driver in use
     * @param snapshots whether images are kept by containerd, which calls them otherwise than the engine's own store
     * @param root the folder in use
     * @param containers how many it has, running or not
     * @param swarm its state in a swarm: {@code inactive active pending locked error}
     */
    record Running(
            String version,
            String api,
            String architecture,
            Set<String> components,
            String driver,
            boolean snapshots,
            String root,
            long containers,
            String swarm) {}

    /** Whether it answers, and can start containers. */
    boolean works() {
        return answers.filter(running -> running.components().contains("runc")).isPresent();
    }

    /** Whether the program was replaced and the old one still runs: Debian's packages do not restart the engine. */
    boolean outdated() {
        return answers.filter(running -> !binary.isEmpty() && !running.version().equals(binary))
                .isPresent();
    }
}

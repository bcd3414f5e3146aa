package io.skep.drivers.lab;

import io.skep.plans.remote.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of the docker command as a value. Secrets never go into the words; they go into {@code input}.
 *
 * @param words after {@code docker}
 * @param input what it reads from its standard input; never shown
 * @param limit after which it is given up
 */
record DockerCommand(List<String> words, Optional<byte[]> input, Duration limit) {

    private static final Duration USUAL = Duration.ofMinutes(2);

    DockerCommand {
        words = List.copyOf(words);
    }

    static DockerCommand of(String... words) {
        return new DockerCommand(List.of(words), Optional.empty(), USUAL);
    }

    /** This with more words at its end. */
    DockerCommand with(String... more) {
        return with(List.of(more));
    }

    /** This with more words at its end. */
    DockerCommand with(List<String> more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(more);
        return new DockerCommand(all, input, limit);
    }

    /** This reading the given bytes. */
    DockerCommand fed(byte[] bytes) {
        return new DockerCommand(words, Optional.of(bytes), limit);
    }

    /** The line as one would type it. */
    @Override
    public String toString() {
        return "docker " + Command.quoted(words);
    }
}

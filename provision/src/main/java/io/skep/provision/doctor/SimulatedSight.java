package io.skep.provision.doctor;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a healthy host of a simulated world answers to this package's commands. */
public final class SimulatedSight {

    private static final Pattern TARGET = Pattern.compile("(?:tcp|udp)/[^/ ]+/\\d+");
    private static final String HEALTHY = """
            disk 20971520
            kernel 6.1.0
            mtu 1500
            """;

    private SimulatedSight() {}

    /** Its answer; empty for any other command. Every port is open there. */
    public static Optional<Output> answer(Command command) {
        String line = command.line();
        if (line.equals(HostLook.COMMAND.line())) {
            return Optional.of(new Output(0, HEALTHY, ""));
        } else if (line.startsWith(PortScripts.WATCHES)) {
            return Optional.of(new Output(0, "watching\n", ""));
        } else if (line.startsWith(PortScripts.KNOCKS)) {
            return Optional.of(new Output(
                    0,
                    TARGET.matcher(line)
                            .results()
                            .map(target -> "open " + target.group() + "\n")
                            .collect(Collectors.joining("", "knocking\n", "")),
                    ""));
        }
        return Optional.empty();
    }
}

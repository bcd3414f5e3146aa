package io.skep.drivers.lab;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be set for a lab host.
 *
 * @param system {@code debian:bookworm} or {@code debian:trixie}
 * @param from how the host image is made: {@code packages} or {@code image}; empty: as this machine can
 * @param memory limit in bytes
 * @param cpus limit, {@code 1.5}
 * @param disk size of {@code /var/lib/docker} in bytes, which is then in memory
 * @param publish ports of the host published on the engine's machine, {@code 8080:80}
 * @param subnet of the topology's network
 * @param address fixed, of that subnet
 */
record LabSettings(
        String system,
        Optional<String> from,
        Optional<Long> memory,
        Optional<BigDecimal> cpus,
        Optional<Long> disk,
        List<String> publish,
        Optional<String> subnet,
        Optional<String> address) {

    static final String BOOKWORM = "debian:bookworm";

    static final Schema SCHEMA = Schema.of(
            Attribute.defaulted(
                            "system",
                            new Type.OneOf(List.of(BOOKWORM, "debian:trixie")),
                            Values.text(BOOKWORM),
                            "The system it runs.")
                    .replacing(),
            Attribute.optional("memory", new Type.Size(), "Limit of its memory.")
                    .replacing(),
            Attribute.optional("cpus", new Type.Number(false), "Limit of its processors, such as 1.5.")
                    .replacing(),
            Attribute.optional("disk", new Type.Size(), "Size of its /var/lib/docker, which is then kept in memory.")
                    .replacing(),
            Attribute.optional(
                            "publish_ports",
                            new Type.ListOf(new Type.Text(), false),
                            "Ports of the host published on the engine's machine, such as \"8080:80\".")
                    .replacing(),
            Attribute.optional("subnet", new Type.Text(), "Subnet of the topology's network; the same for all hosts.")
                    .replacing(),
            Attribute.optional("address", new Type.Text(), "Fixed address in that subnet.")
                    .replacing(),
            Attribute.optional(
                    "from",
                    new Type.OneOf(List.of("packages", "image")),
                    "How the host image is made: from Debian packages (needs root), or from the image debian:SUITE."));

    static LabSettings of(Entries settings) {
        return new LabSettings(
                Values.textOf(settings, "system").orElse(BOOKWORM),
                Values.textOf(settings, "from"),
                Values.longOf(settings, "memory"),
                settings.get("cpus") instanceof Numeric cpus ? Optional.of(cpus.number()) : Optional.empty(),
                Values.longOf(settings, "disk"),
                Values.textsOf(settings, "publish_ports"),
                Values.textOf(settings, "subnet"),
                Values.textOf(settings, "address"));
    }

    /** {@code bookworm}. */
    String suite() {
        return system.substring(system.indexOf(':') + 1);
    }

    static List<String> problems(Entries settings) {
        List<String> problems = new ArrayList<>();
        if (!(settings.get("address") instanceof Value.Nothing) && settings.get("subnet") instanceof Value.Nothing) {
            problems.add("A fixed address needs the network's subnet: write subnet = \"10.10.10.0/24\" too.");
        }
        for (String port : Values.textsOf(settings, "publish_ports")) {
            if (!port.matches("(?:[0-9.]+:)?(?:\\d+:)?\\d+(?:/(?:tcp|udp|sctp))?")) {
                problems.add("publish_ports: \"" + port + "\" is not a port; one looks like \"8080:80\".");
            }
        }
        return problems;
    }
}

package io.skep.swarm.stack;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The networks a service joins, in each of which it has its own short name; {@code default} where it names none. */
final class NetworksLowering {

    /** The network of services that name none. */
    static final String DEFAULT = "default";

    private NetworksLowering() {}

    /** The networks of a service by their keys in the file. */
    static SequencedMap<String, Entry> of(Mapping service) {
        Mapping named = service.get("networks").map(Merge::names).orElse(null) instanceof Mapping mapping
                ? mapping
                : new Mapping(Map.of(), service.range());
        boolean none = named.entries().isEmpty() && service.text("network_mode").isEmpty();
        return none
                ? new Mapping(
                                Map.of(DEFAULT, new Entry(service.range(), new Mapping(Map.of(), service.range()))),
                                service.range())
                        .entries()
                : named.entries();
    }

    static void lower(Written written) {
        of(written.service()).forEach((key, entry) -> {
            Optional<Mapping> declared = written.stack().declared("networks", key);
            if (declared.isEmpty() && !key.equals(DEFAULT)) {
                written.wrong("networks", "There is no \"" + key + "\" among the networks of the file.", entry.place());
                return;
            }
            Mapping network = declared.orElse(new Mapping(Map.of(), entry.place()));
            Mapping settings =
                    entry.value() instanceof Mapping mapping ? mapping : new Mapping(Map.of(), entry.place());
            join(written, key, written.stack().address("network", key, network), settings, entry.place());
        });
    }

    private static void join(Written written, String key, Address address, Mapping settings, Range place) {
        List<String> aliases = new ArrayList<>(List.of(written.name()));
        settings.get("aliases").map(Written::texts).ifPresent(aliases::addAll);
        written.draft().block("network", "networks", place).ifPresent(network -> {
            network.put("source", Values.text(StackNames.reference(address)), "source", place)
                    .put(
                            "aliases",
                            Values.texts(aliases.stream().distinct().sorted().toList()),
                            "aliases",
                            place);
            settings.get("driver_opts")
                    .ifPresent(options -> network.put(
                            "options", Written.dictionary(options), "driver_opts", settings.place("driver_opts")));
        });
        settings.entries().forEach((name, entry) -> {
            if (!List.of("aliases", "driver_opts").contains(name)
                    && !name.startsWith("x-")
                    && !Yaml.nothing(entry.value())) {
                written.leftOut("networks." + key + "." + name, "A swarm chooses it for each task.", entry.place());
            }
        });
    }
}

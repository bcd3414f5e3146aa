package io.skep.drivers.lab;

import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;
import java.util.List;
import java.util.Optional;

/** A container or network with the marks it bears; a mark that it has not is an empty text. */
record Marked(String id, String topology, String lineage, String address, String name) {

    /** Reads the lines of {@link LabCommands#containers} or {@link LabCommands#networks}. */
    static List<Marked> read(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .map(part -> new Marked(part[0], part[1], part[2], part[3], part[4]))
                .toList();
    }

    boolean belongsTo(Ownership owner) {
        return topology.equals(owner.topology()) && lineage.equals(owner.lineage());
    }

    boolean is(HostTag tag) {
        return belongsTo(tag.owner()) && address.equals(tag.address().toString());
    }

    /** What its marks say, where it bears those of a host; the host's name is what follows the topology in the container's. */
    Optional<HostTag> hostTag() {
        String prefix = Containers.nameable(topology) + "-";
        if (topology.isEmpty() || lineage.isEmpty() || !name.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HostTag(
                    new Ownership(topology, lineage), Address.parse(address), name.substring(prefix.length())));
        } catch (IllegalArgumentException othersMark) {
            return Optional.empty();
        }
    }

    /** Whose it seems to be, for people. */
    String whose() {
        if (topology.isEmpty()) {
            return "skep did not make it";
        }
        return "it belongs to " + (address.isEmpty() ? "" : address + " of ") + "topology \"" + topology
                + "\" with lineage " + lineage;
    }
}

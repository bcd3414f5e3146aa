package io.skep.drivers.lab;

import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import java.util.List;

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

    /** Whose it seems to be, for people. */
    String whose() {
        if (topology.isEmpty()) {
            return "skep did not make it";
        }
        return "it belongs to " + (address.isEmpty() ? "" : address + " of ") + "topology \"" + topology
                + "\" with lineage " + lineage;
    }
}

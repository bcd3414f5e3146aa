package io.skep.cli.adopt;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Block;
import io.skep.swarm.document.Adopted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes into the {@code host} blocks of a topology that the hosts have engines and are these nodes. What stands there already stays. Pure.
 *
 * @param nodes by the addresses of their hosts
 */
public record HostEdits(SortedMap<Address, Adopted> nodes) {

    private static final BlockText TEXT = new BlockText(Set.of());

    /**
     * The files that change, by name.
     *
     * @throws UserError where a block stands for several hosts that are different nodes, or is in no file of HCL
     */
    public SortedMap<String, String> of(List<SourceFile> files) {
        SortedMap<String, Adopted> byName = byName();
        TreeMap<String, String> changed = new TreeMap<>();
        for (SourceFile file : files) {
            if (file.name().endsWith(".hcl")) {
                String text = edited(file, byName);
                if (!text.equals(file.text())) {
                    changed.put(file.name(), AdoptedText.laidOut(file.name(), text));
                }
            }
        }
        if (!byName.isEmpty()) {
            throw new UserError("The block of host." + byName.firstKey()
                    + " is in no *.hcl file of the topology's folder;" + " adopt writes into such blocks only");
        }
        return changed;
    }

    /** What is to stand in each block, whose instances must all be alike. */
    private SortedMap<String, Adopted> byName() {
        TreeMap<String, Adopted> byName = new TreeMap<>();
        for (Map.Entry<Address, Adopted> node : nodes.entrySet()) {
            Adopted before = byName.putIfAbsent(node.getKey().name(), node.getValue());
            if (before != null && !before.body().equals(node.getValue().body())) {
                throw new UserError("The hosts of host." + node.getKey().name()
                        + " are different nodes (role, labels or availability of " + before.address() + " and "
                        + node.getValue().address() + "). Give each kind of them a host block of its own");
            }
        }
        return byName;
    }

    private static String edited(SourceFile file, SortedMap<String, Adopted> byName) {
        List<Block> hosts =
                new ArrayList<>(Parsing.parseHcl(file, new Diagnostics()).body().blocks("host"));
        hosts.sort(Comparator.comparingInt((Block block) -> block.range().end().offset())
                .reversed());
        StringBuilder text = new StringBuilder(file.text());
        for (Block host : hosts) {
            Adopted node = host.labels().isEmpty()
                    ? null
                    : byName.remove(host.labels().getFirst().text());
            if (node != null) {
                String engine = host.body().blocks("engine").isEmpty() ? "\nengine {}\n" : "";
                String swarm = host.body().blocks("swarm").isEmpty()
                        ? "\nswarm" + TEXT.braces(node.schema(), node.body())
                        : "";
                int brace = host.range().end().offset() - 1;
                boolean ownLine = text.charAt(brace - 1) == '\n';
                text.insert(brace, (ownLine || (engine + swarm).isEmpty() ? "" : "\n") + engine + swarm);
            }
        }
        return text.toString();
    }
}

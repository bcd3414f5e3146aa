package io.skep.cli.adopt;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.format.Formatter;
import io.skep.plans.text.value.ValueText;
import io.skep.swarm.adopt.LiveSwarm;
import io.skep.swarm.document.Adopted;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The file that asks for a live swarm: its settings, all that is in it, and the blocks that take it up. Pure.
 *
 * @param hosts ids of hosts and engines that no state has yet, by address; they are taken up too
 */
public record AdoptedText(LiveSwarm live, SortedMap<Address, String> hosts) {

    /** The whole file, laid out. */
    public String text() {
        BlockText blocks =
                new BlockText(live.objects().stream().map(Adopted::address).collect(Collectors.toSet()));
        StringBuilder text = new StringBuilder(blocks.block(live.swarm(), false));
        live.objects().forEach(each -> text.append('\n').append(blocks.block(each, true)));
        hosts.forEach((address, id) -> text.append(taken(address.toString(), id)));
        text.append(taken(live.swarm().address().kind(), live.swarm().id()));
        live.nodes().forEach((_, node) -> text.append(taken(node.address().toString(), node.id())));
        live.objects().forEach(each -> text.append(taken(each.address().toString(), each.id())));
        return laidOut("adopted.hcl", text.toString());
    }

    /** Lays a text out that skep itself wrote. */
    static String laidOut(String name, String text) {
        Diagnostics problems = new Diagnostics();
        return Formatter.format(new SourceFile(name, text), problems)
                .orElseThrow(() -> new UserError("Cannot write " + name + ": " + problems.list()));
    }

    private static String taken(String to, String id) {
        return "\nimport {\nto = " + to + "\nid = " + ValueText.quoted(id) + "\n}\n";
    }
}

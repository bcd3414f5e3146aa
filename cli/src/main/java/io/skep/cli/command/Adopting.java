package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.adopt.AdoptReport;
import io.skep.cli.adopt.AdoptedText;
import io.skep.cli.adopt.HostEdits;
import io.skep.cli.adopt.MachineText;
import io.skep.plans.apply.Window;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Topology;
import io.skep.swarm.adopt.LiveSwarm;
import io.skep.swarm.adopt.LiveSwarmReading;
import io.skep.swarm.adopt.Member;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What {@code skep adopt} does, as a story: look at the hosts, read the swarm, write the files, tell what is in them. */
final class Adopting {

    private static final String HOSTS = "hosts.hcl";
    private static final Set<String> MAY_BE_THERE = Set.of("host", "engine", "archive");

    private final Work work;
    private final String out;
    private final FolderFiles files;

    Adopting(Work work, String out) {
        this.work = work;
        this.out = out;
        this.files = new FolderFiles(work.skep().directory());
    }

    /** A swarm of hosts that are in the topology. */
    ExitCode ofTheTopology() throws InterruptedException {
        files.refuse(out);
        return work.withTopology(this::adopt);
    }

    /** A swarm of hosts that are found from these managers: the topology's hosts are written first. */
    ExitCode of(List<String> managers, MachineText machines) throws InterruptedException {
        files.refuse(out);
        files.refuse(HOSTS);
        TreeMap<String, String> hosts = new TreeMap<>();
        managers.forEach(address -> hosts.put(MachineText.label("manager", hosts), address));
        files.write(HOSTS, machines.of(hosts));
        ExitCode code = ExitCode.FAILED;
        try {
            code = work.withTopology((topology, project) -> found(topology, project, machines));
            code = code == ExitCode.SUCCESS ? work.withTopology(this::adopt) : code;
            return code;
        } finally {
            if (code != ExitCode.SUCCESS) {
                files.remove(HOSTS);
            }
        }
    }

    /** Writes a host for every node that its managers know, under its own name. */
    private ExitCode found(Topology topology, Project project, MachineText machines) throws InterruptedException {
        Sight sight = look(topology, project);
        TreeMap<String, String> all = new TreeMap<>();
        for (Member member : sight.live().members()) {
            Optional<String> known =
                    member.host().flatMap(host -> Values.textOf(sight.window().outputs(host), "address"));
            all.put(MachineText.label(member.hostname(), all), known.orElse(member.address()));
        }
        files.rewrite(HOSTS, machines.of(all));
        return ExitCode.SUCCESS;
    }

    private ExitCode adopt(Topology topology, Project project) throws InterruptedException {
        refuseMore(topology);
        Sight sight = look(topology, project);
        SortedMap<String, String> edits = new HostEdits(sight.live().nodes()).of(project.files());
        String text = new AdoptedText(sight.live(), sight.untaken()).text();
        files.write(out, text);
        edits.forEach(files::rewrite);
        tell(sight.live(), edits.keySet());
        return ExitCode.SUCCESS;
    }

    /** What was seen; {@code state} is what was recorded before. */
    private record Sight(State state, Window window, LiveSwarm live) {

        /** Hosts and engines of its nodes that no state has. */
        SortedMap<Address, String> untaken() {
            TreeMap<Address, String> untaken = new TreeMap<>();
            for (Address host : live.nodes().keySet()) {
                String id = Values.textOf(window.outputs(host), "id").orElse("");
                Stream.of(host, host.as("engine"))
                        .filter(each -> state.recorded(each).isEmpty())
                        .forEach(each -> untaken.put(each, id));
            }
            return untaken;
        }
    }

    private Sight look(Topology topology, Project project) throws InterruptedException {
        HostsSeen seen = HostsSeen.of(work, topology, project);
        try {
            return new Sight(seen.state(), seen.window(), LiveSwarmReading.of(seen.window(), seen.hosts()));
        } catch (RemoteException failed) {
            throw new UserError("The swarm could not be read: " + failed.getMessage(), failed);
        }
    }

    private void refuseMore(Topology topology) {
        topology.resources().keySet().stream()
                .filter(each -> !MAY_BE_THERE.contains(each.kind()))
                .findFirst()
                .ifPresent(more -> {
                    throw new UserError("The topology asks for " + more
                            + " already. adopt writes the swarm of a topology that has hosts only; to take up single"
                            + " things, write import blocks");
                });
    }

    private void tell(LiveSwarm live, Set<String> edited) {
        StringBuilder text = new StringBuilder("Wrote ").append(out);
        edited.forEach(file -> text.append(", changed the hosts in ").append(file));
        text.append(".\n\n").append(new AdoptReport(live).text());
        String skep = work.skep().typed();
        text.append("\nNothing was changed on any host. Look at it with: ")
                .append(skep)
                .append(" plan\nTake it up, without a change, with: ")
                .append(skep)
                .append(" apply");
        work.skep().around().out().println(text);
    }
}

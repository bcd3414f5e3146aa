package io.skep.cli.command;

import io.skep.cli.show.DoctorText;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Topology;
import io.skep.provision.doctor.End;
import io.skep.provision.doctor.Finding;
import io.skep.provision.doctor.HostLook;
import io.skep.provision.doctor.HostRules;
import io.skep.provision.doctor.HostSight;
import io.skep.provision.doctor.Port;
import io.skep.provision.doctor.PortProbe;
import io.skep.provision.doctor.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** One examination of a topology's hosts, as a story. Hosts that do not exist yet are left out. */
record Examination(DoctorText text) {

    private static final int DATA_PATH = 4789;

    /** Looks at all hosts there are, then tries the ports between them where that is asked for. */
    static Examination of(Work work, Topology topology, Project project, boolean ports) throws InterruptedException {
        HostsSeen hosts = HostsSeen.of(work, topology, project);
        Window window = hosts.window();
        HostRules rules = rules(topology);
        TreeMap<String, HostSight> sights = new TreeMap<>();
        List<End> ends = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Address host : hosts.hosts()) {
            String name = Values.textOf(window.outputs(host), "name").orElse(host.label());
            if (hosts.seen().get(host) instanceof Seen.Absent) {
                continue;
            }
            try {
                Looking looking = window.look(host);
                HostSight sight = HostLook.at(looking, work.skep().around().pace()::now);
                sights.put(name, sight);
                findings.addAll(rules.of(name, sight));
                ends.add(end(topology, window.outputs(host), host, name, looking, sight));
            } catch (RemoteException silent) {
                findings.add(new Finding(
                        true,
                        "reach",
                        name,
                        "it is not reached: " + silent.getMessage(),
                        "Mend the connection; nothing else is known of it"));
            }
        }
        findings.addAll(rules.ofAll(sights));
        List<Port> needed = ports(topology);
        List<Wire> wires = ports && ends.size() > 1
                ? PortProbe.between(ends, needed, UUID.randomUUID().toString().substring(0, 8))
                : List.of();
        wires.forEach(wire -> blocked(wire).ifPresent(findings::add));
        return new Examination(new DoctorText(sights, needed, wires, findings));
    }

    boolean healthy() {
        return text.findings().stream().noneMatch(Finding::fatal);
    }

    private static End end(
            Topology topology, Entries outputs, Address host, String name, Looking looking, HostSight sight) {
        Optional<Resource> node = Optional.ofNullable(topology.resources().get(host.as("node")));
        boolean manager = node.flatMap(each -> Values.textOf(each.spec(), "role"))
                .filter("worker"::equals)
                .isEmpty();
        String reached = Values.textOf(outputs, "private_address")
                .or(() -> Values.textOf(outputs, "address"))
                .orElse("");
        return new End(name, looking, sight.node().isEmpty() ? reached : sight.node(), sight.addresses(), manager);
    }

    private static List<Port> ports(Topology topology) {
        int data = swarm(topology)
                .flatMap(spec -> Values.longOf(spec, "data_path_port"))
                .orElse((long) DATA_PATH)
                .intValue();
        return List.of(
                new Port("tcp", 2377, true),
                new Port("tcp", 7946, false),
                new Port("udp", 7946, false),
                new Port("udp", data, false));
    }

    private static HostRules rules(Topology topology) {
        List<String> pools = swarm(topology)
                .map(spec -> Values.textsOf(spec, "default_addr_pool"))
                .orElse(List.of());
        List<String> subnets = new ArrayList<>();
        topology.resources().forEach((address, resource) -> {
            boolean overlay = Values.textOf(resource.spec(), "driver")
                    .filter(driver -> !driver.equals("overlay"))
                    .isEmpty();
            if (address.kind().equals("network") && overlay) {
                Values.textOf(resource.spec(), "subnet").ifPresent(subnets::add);
            }
        });
        return HostRules.of(pools, subnets);
    }

    private static Optional<Entries> swarm(Topology topology) {
        SortedMap<Address, Resource> all = topology.resources();
        return Optional.ofNullable(all.get(Address.of("swarm", "cluster"))).map(Resource::spec);
    }

    private static Optional<Finding> blocked(Wire wire) {
        String what = wire.port() + " is not reached from " + wire.from();
        return switch (wire.state()) {
            case OPEN -> Optional.empty();
            case BLOCKED ->
                Optional.of(new Finding(
                        true,
                        "port",
                        wire.to(),
                        what,
                        "Open it in the firewalls between them and on " + wire.to()
                                + " (iptables -L INPUT, the cloud's security group)"));
            case UNKNOWN ->
                Optional.of(new Finding(
                        false,
                        "port",
                        wire.to(),
                        "it is not known whether " + what,
                        "Watching for it takes root and perl on " + wire.to() + ", and knocking bash on "
                                + wire.from()));
        };
    }
}

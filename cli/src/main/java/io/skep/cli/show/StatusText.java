package io.skep.cli.show;

import io.skep.plans.plan.Survey;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Values;
import io.skep.swarm.status.NodeSight;
import io.skep.swarm.status.ServiceSight;
import io.skep.swarm.status.SubnetSight;
import io.skep.swarm.status.SwarmSight;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How it stands, as tables for people, and below them what somebody should look after. */
public final class StatusText {
    private static final Duration SOON = Duration.ofDays(30);
    private static final int FULL = 75;

    private final State state;
    private final Survey survey;
    private final Instant now;
    private final List<String> cares = new ArrayList<>();

    public StatusText(State state, Survey survey, Instant now) {
        this.state = state;
        this.survey = survey;
        this.now = now;
    }

    /**
     * The text.
     *
     * @param swarm what a manager told; empty where there is no swarm
     * @param silent why no manager did
     */
    public String text(Optional<SwarmSight> swarm, Optional<String> silent) {
        StringBuilder text = new StringBuilder();
        text.append(hosts());
        swarm.ifPresent(sight -> text.append('\n').append(swarm(sight)));
        silent.ifPresent(cares::add);
        survey.drift().forEach(change -> cares.add(drifted(change)));
        text.append(cares.isEmpty() ? "\nAll is as it was left.\n" : "\nLook after:\n");
        cares.forEach(care -> text.append("- ").append(care).append('\n'));
        return text.toString().stripTrailing();
    }

    private String hosts() {
        Columns hosts = new Columns("HOST", "ADDRESS", "STATE", "ENGINE");
        for (Address host : state.resources().keySet()) {
            if (host.kind().equals("host")) {
                Address engine = host.as("engine");
                hosts.row(
                        shown(host),
                        Values.textOf(survey.window().outputs(host), "address").orElse(""),
                        state(host),
                        state.recorded(engine).isPresent()
                                ? Values.textOf(survey.window().outputs(engine), "version")
                                                .orElse("?")
                                        + (state(engine).equals("there") ? "" : " " + state(engine))
                                : "");
            }
        }
        return hosts.isEmpty() ? "" : hosts.text();
    }

    private String state(Address address) {
        return switch (survey.seen().getOrDefault(address, new Seen.Absent())) {
            case Seen.Present _ -> "there";
            case Seen.Absent _ -> "gone";
            case Seen.Foreign(String why) -> {
                cares.add(address + ": " + why);
                yield "not ours";
            }
            case Seen.Unreachable(String why) -> {
                cares.add(address + ": " + why);
                yield "silent";
            }
        };
    }

    private String swarm(SwarmSight sight) {
        StringBuilder text = new StringBuilder("Swarm " + sight.id() + ", asked through " + sight.through() + "\n");
        text.append("Managers: ").append(sight.reachable()).append(" of ").append(sight.managers());
        text.append(" reachable; ").append(margin(sight.margin())).append('\n');
        sight.authorityEnds()
                .ifPresent(end ->
                        text.append("Authority: valid until ").append(day(end)).append('\n'));
        text.append('\n').append(nodes(sight));
        text.append(services(sight)).append(networks(sight));
        return text.toString();
    }

    private String margin(long margin) {
        if (margin == 0) {
            cares.add("No manager may fail: the next one that does leaves the swarm without a majority.");
            return "none may fail";
        }
        if (margin < 0) {
            cares.add("The managers that answer are no majority.");
            return "no majority";
        }
        return margin + " more may fail";
    }

    private String nodes(SwarmSight sight) {
        Columns nodes = new Columns("NODE", "ROLE", "STATE", "AVAILABILITY", "ENGINE", "CERTIFICATE UNTIL");
        for (NodeSight node : sight.nodes()) {
            String role = node.leader() ? "leader" : node.manager() ? "manager" : "worker";
            nodes.row(
                    node.hostname(),
                    node.reachable() ? role : role + " (unreachable)",
                    node.state(),
                    node.availability(),
                    node.engine(),
                    node.certificateEnds().map(StatusText::day).orElse(""));
            if (node.host().isEmpty()) {
                cares.add("Node " + node.hostname() + " (" + node.id() + ", " + node.state()
                        + ") is in the swarm, and skep did not bring it there.");
            } else if (!node.state().equals("ready")) {
                cares.add("Node " + node.hostname() + " is " + node.state() + ".");
            }
            node.certificateEnds()
                    .filter(end -> end.isBefore(now.plus(Duration.ofDays(1))))
                    .ifPresent(end -> cares.add("The certificate of node " + node.hostname() + " ends at " + end
                            + "; the engine renews it by itself while it reaches a manager."));
        }
        sight.authorityEnds()
                .filter(end -> end.isBefore(now.plus(SOON)))
                .ifPresent(end -> cares.add("The swarm's authority ends on " + day(end) + "."));
        return nodes.text();
    }

    private String services(SwarmSight sight) {
        Columns services = new Columns("SERVICE", "MODE", "TASKS", "UPDATE", "IMAGE");
        for (ServiceSight service : sight.services()) {
            String tasks = service.running() + "/" + service.wanted();
            services.row(
                    service.name() + (service.ours() ? "" : " (not ours)"),
                    service.mode(),
                    tasks,
                    service.update(),
                    service.image());
            if (!service.whole()) {
                cares.add("Service " + service.name() + ": " + tasks + " tasks.");
            }
        }
        return services.isEmpty() ? "" : "\n" + services.text();
    }

    private String networks(SwarmSight sight) {
        Columns networks = new Columns("NETWORK", "SUBNET", "ADDRESSES USED");
        for (SubnetSight subnet : sight.subnets()) {
            long share = subnet.capacity() == 0 ? 100 : subnet.used() * 100 / subnet.capacity();
            networks.row(
                    subnet.network(),
                    subnet.subnet(),
                    subnet.used() + " of " + subnet.capacity() + " (" + share + " %)");
            if (share >= FULL) {
                cares.add("The subnet " + subnet.subnet() + " of network " + subnet.network() + " is " + share
                        + " % full.");
            }
        }
        return networks.isEmpty() ? "" : "\n" + networks.text();
    }

    private static String drifted(Change change) {
        return change instanceof Change.Update(Address address, var _, var _, List<Difference> differences)
                ? address + " was changed by somebody else: "
                        + differences.stream().map(Difference::path).collect(Collectors.joining(", "))
                : change.address() + " is gone.";
    }

    private static String day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String shown(Address address) {
        return address.name() + address.key().map(key -> "[" + key + "]").orElse("");
    }
}

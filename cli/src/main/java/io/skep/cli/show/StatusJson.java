package io.skep.cli.show;

import io.skep.plans.plan.Survey;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.State;
import io.skep.swarm.status.NodeSight;
import io.skep.swarm.status.SwarmSight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How it stands, as one JSON document ({@code status -json}); {@code format_version} grows with every incompatible change. */
public final class StatusJson {
    private static final String FORMAT = "1.0";

    private StatusJson() {}

    /** Nothing is recorded. */
    public static Map<String, @Nullable Object> nothing() {
        return Json.object()
                .with("format_version", FORMAT)
                .with("resources", List.of())
                .map();
    }

    /**
     * The document.
     *
     * @param silent why no manager answered
     */
    public static Map<String, @Nullable Object> of(
            State state, Survey survey, Optional<SwarmSight> swarm, Optional<String> silent) {
        List<Object> resources = new ArrayList<>();
        for (Address address : state.resources().keySet()) {
            resources.add(resource(address, survey.seen().getOrDefault(address, new Seen.Absent())));
        }
        return Json.object()
                .with("format_version", FORMAT)
                .with("topology", state.topology())
                .with("resources", resources)
                .with("drift", survey.drift().stream().map(StatusJson::drift).toList())
                .with("swarm", swarm.map(StatusJson::swarm).orElse(null))
                .withIf(silent.isPresent(), "error", silent.orElse(""))
                .map();
    }

    private static Map<String, @Nullable Object> resource(Address address, Seen seen) {
        Json.Fields fields = Json.object().with("address", address.toString());
        switch (seen) {
            case Seen.Present _ -> fields.with("state", "there");
            case Seen.Absent _ -> fields.with("state", "gone");
            case Seen.Foreign(String why) -> fields.with("state", "foreign").with("why", why);
            case Seen.Unreachable(String why) -> fields.with("state", "silent").with("why", why);
        }
        return fields.map();
    }

    private static Map<String, @Nullable Object> drift(Change change) {
        List<String> paths = change instanceof Change.Update(var _, var _, var _, List<Difference> differences)
                ? differences.stream().map(Difference::path).toList()
                : List.of();
        return Json.object()
                .with("address", change.address().toString())
                .with("what", change instanceof Change.Update ? "changed" : "gone")
                .with("attributes", paths)
                .map();
    }

    private static Map<String, @Nullable Object> swarm(SwarmSight swarm) {
        return Json.object()
                .with("id", swarm.id())
                .with("managers", swarm.managers())
                .with("reachable_managers", swarm.reachable())
                .with("managers_that_may_fail", swarm.margin())
                .with("authority_ends", text(swarm.authorityEnds()))
                .with("nodes", swarm.nodes().stream().map(StatusJson::node).toList())
                .with(
                        "services",
                        swarm.services().stream()
                                .map(each -> Json.object()
                                        .with("name", each.name())
                                        .with("ours", each.ours())
                                        .with("mode", each.mode())
                                        .with("running", each.running())
                                        .with("wanted", each.wanted())
                                        .with("update", each.update())
                                        .with("image", each.image())
                                        .map())
                                .toList())
                .with(
                        "subnets",
                        swarm.subnets().stream()
                                .map(each -> Json.object()
                                        .with("network", each.network())
                                        .with("subnet", each.subnet())
                                        .with("used", each.used())
                                        .with("capacity", each.capacity())
                                        .map())
                                .toList())
                .map();
    }

    private static Map<String, @Nullable Object> node(NodeSight node) {
        return Json.object()
                .with("id", node.id())
                .with("hostname", node.hostname())
                .with("host", node.host().map(Address::toString).orElse(null))
                .with("role", node.manager() ? "manager" : "worker")
                .with("leader", node.leader())
                .with("reachable", node.reachable())
                .with("state", node.state())
                .with("availability", node.availability())
                .with("engine", node.engine())
                .with("address", node.address())
                .with("certificate_ends", text(node.certificateEnds()))
                .map();
    }

    private static @Nullable String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }
}

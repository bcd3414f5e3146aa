package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.network.CreateNetwork;
import io.skep.swarm.service.CreateService;
import io.skep.swarm.service.RemoveService;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The network of the routing mesh changes only while no service publishes through it: before they come, after they are gone. */
public final class MeshStays implements OrderRule {

    @Override
    public String name() {
        return "MeshStays";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        List<Node> changing = graph.steps().stream()
                .filter(node -> node.step().address().kind().equals("network"))
                .filter(node -> mesh(planned.change(node.step().address())))
                .toList();
        if (changing.isEmpty()) {
            return List.of();
        }
        List<Diagnostic> refused = new ArrayList<>();
        TreeSet<Address> networks = new TreeSet<>();
        changing.forEach(node -> networks.add(node.step().address()));
        for (Address service : planned.wanted("service")) {
            boolean stays =
                    planned.change(service) instanceof Change.NoOp || planned.change(service) instanceof Change.Update;
            if (stays
                    && planned.seen(service) instanceof Seen.Present(Entries values, Entries _)
                    && publishes(values)) {
                refused.add(refusal(networks.first(), service));
            }
        }
        order(graph, changing);
        return refused;
    }

    private static void order(StepGraph graph, List<Node> changing) {
        for (Node node : graph.steps()) {
            for (Node change : changing) {
                if (node.step() instanceof CreateService create
                        && publishes(create.spec())
                        && change.step() instanceof CreateNetwork) {
                    Orders.order(graph, change, node);
                } else if (node.step() instanceof RemoveService) {
                    Orders.order(graph, node, change);
                }
            }
        }
    }

    private static boolean mesh(Change change) {
        return switch (change) {
            case Change.Create create -> ingress(create.after());
            case Change.Replace replace -> ingress(replace.after()) || ingress(replace.before());
            case Change.Delete delete -> ingress(delete.before());
            case Change.Update _, Change.NoOp _, Change.Forget _ -> false;
        };
    }

    private static boolean ingress(Entries network) {
        return Values.boolOf(network, "ingress").orElse(false);
    }

    private static boolean publishes(Entries service) {
        for (Value port : Values.itemsOf(service, "port")) {
            if (port instanceof Entries entries
                    && Values.textOf(entries, "mode").orElse("ingress").equals("ingress")) {
                return true;
            }
        }
        return false;
    }

    private static Diagnostic refusal(Address network, Address service) {
        return Diagnostic.error(
                        "The routing mesh is in use",
                        network
                                + " carries the routing mesh and can be changed only while no service publishes through it; "
                                + service + " does.")
                .withHint(
                        "Take its ports out (or write mode = \"host\") and apply; then change the network and put them back.");
    }
}

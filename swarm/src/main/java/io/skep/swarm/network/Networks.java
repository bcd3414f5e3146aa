package io.skep.swarm.network;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Which of the swarm's networks a resource is, and what services that refer to it mean. */
public final class Networks {

    private Networks() {}

    /** The network of a resource: by its recorded id; else the one of its name or marks that is no former one. */
    static Optional<ObjectNode> of(EngineLook manager, Window window, Target target)
            throws RemoteException, InterruptedException {
        Address address = target.address();
        Optional<String> recorded = Values.textOf(target.outputs(), NetworkType.ID);
        if (recorded.isPresent()) {
            Optional<ObjectNode> there = manager.find(Route.to("/networks", recorded.get()))
                    .filter(network -> id(network).equals(recorded.get()));
            if (there.isPresent()) {
                return there;
            }
        }
        Set<String> formers = formers(window, address);
        List<ObjectNode> candidates = candidates(manager, address.current()).stream()
                .filter(network -> !formers.contains(id(network)))
                .toList();
        Optional<ObjectNode> found = candidates.stream()
                .filter(network -> recorded.isEmpty() && isOf(window, address, network))
                .findFirst()
                // What others made under its name is in the way.
                .or(() -> candidates.stream()
                        .filter(network -> name(network).equals(Names.docker(address)))
                        .findFirst());
        return found.isEmpty() ? found : manager.find(Route.to("/networks", id(found.get())));
    }

    /** Those with its plain name, and those that bear its address: a manager finds by whole names only. */
    private static List<ObjectNode> candidates(EngineLook manager, Address address)
            throws RemoteException, InterruptedException {
        List<ObjectNode> candidates = new ArrayList<>(NetworkDocument.filtered(manager, "name", Names.docker(address)));
        for (ObjectNode marked : NetworkDocument.filtered(manager, "label", Ownership.ADDRESS_LABEL + "=" + address)) {
            if (candidates.stream().noneMatch(there -> id(there).equals(id(marked)))) {
                candidates.add(marked);
            }
        }
        return candidates;
    }

    /** Every network that an address has or had, by the records and by the marks. */
    static List<ObjectNode> all(EngineLook manager, Window window, Address address)
            throws RemoteException, InterruptedException {
        List<ObjectNode> ours = new ArrayList<>();
        for (ObjectNode network : candidates(manager, address)) {
            if (isOf(window, address, network)) {
                ours.add(network);
            }
        }
        return ours;
    }

    /** The ids of what an address had before, while it is still recorded. */
    static Set<String> formers(Window window, Address address) {
        Set<String> ids = new HashSet<>();
        window.outputs(address.kind()).forEach((each, outputs) -> {
            if (each.isFormer() && each.current().equals(address)) {
                Values.textOf(outputs, NetworkType.ID).ifPresent(ids::add);
            }
        });
        return ids;
    }

    private static boolean isOf(Window window, Address address, ObjectNode network) {
        String marked = OwnLabels.address(network.path("Labels"));
        if (!marked.isEmpty()) {
            return marked.equals(address.toString())
                    && OwnLabels.foreign(network.path("Labels"), window.ownership())
                            .isEmpty();
        }
        // What was taken up bears no marks.
        return window.outputs(address.kind()).entrySet().stream()
                .filter(each -> each.getKey().current().equals(address))
                .anyMatch(each -> OwnLabels.foreign(
                                network.path("Labels"),
                                window.ownership(),
                                each.getValue(),
                                NetworkType.ID,
                                id(network))
                        .isEmpty());
    }

    static String id(ObjectNode network) {
        return network.path("Id").asString("");
    }

    static String name(ObjectNode network) {
        return network.path("Name").asString("");
    }

    /** The ids of the networks that a spec refers to, by what it calls them. */
    public static SortedMap<String, String> ids(EngineLook manager, Window window, List<String> references)
            throws RemoteException, InterruptedException {
        TreeMap<String, String> ids = new TreeMap<>();
        for (String reference : references) {
            Address address = Names.referred("network", reference);
            Entries outputs = window.outputs(address);
            Target target = new Target(address, Optional.empty(), Optional.empty(), outputs);
            ids.put(
                    reference,
                    of(manager, window, target)
                            .map(Networks::id)
                            .orElseThrow(() ->
                                    new RemoteException("The swarm has no network " + Names.docker(address), false)));
        }
        return ids;
    }

    /** The ids of what the networks that a spec refers to were before, on which a service stays until all have moved. */
    public static Set<String> formers(Window window, List<String> references) {
        Set<String> ids = new HashSet<>();
        references.forEach(reference -> ids.addAll(formers(window, Names.referred("network", reference))));
        return ids;
    }

    /**
     * What a spec calls the networks that a service is on, by their ids. One that was replaced counts as its successor where the
     * service is on that too, or where there is none yet.
     */
    public static SortedMap<String, String> called(
            EngineLook manager, Window window, List<String> references, List<String> attached)
            throws RemoteException, InterruptedException {
        TreeMap<String, String> called = new TreeMap<>();
        for (ObjectNode network : manager.list(Route.to("/networks"))) {
            called.put(id(network), name(network));
        }
        for (String reference : references) {
            Address address = Names.referred("network", reference);
            Optional<String> present = Values.textOf(window.outputs(address), NetworkType.ID);
            boolean moved = present.isEmpty() || attached.contains(present.get());
            formers(window, address).forEach(former -> called.put(former, moved ? reference : former));
            present.ifPresent(id -> called.put(id, reference));
        }
        return called;
    }
}

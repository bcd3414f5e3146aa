package io.skep.swarm.adopt;

import io.skep.plans.apply.Window;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import io.skep.swarm.cluster.AdoptSwarm;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.content.AdoptContents;
import io.skep.swarm.content.ContentKind;
import io.skep.swarm.document.Adopted;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.network.AdoptNetworks;
import io.skep.swarm.node.AdoptNodes;
import io.skep.swarm.service.AdoptServices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the hosts which of them are in a swarm, and a manager for all that is in it. Changes nothing; used by one thread. */
public final class LiveSwarmReading {

    private final Window window;
    private final Map<String, Address> hosts = new HashMap<>();
    private final List<String> left = new ArrayList<>();
    private Optional<EngineLook> manager = Optional.empty();
    private Optional<Membership> membership = Optional.empty();

    private LiveSwarmReading(Window window) {
        this.window = window;
    }

    /**
     * The swarm that these hosts are in; what does not answer is left, and said so.
     *
     * @throws UserError where none of them answers as a manager, or the managers are of several swarms
     */
    public static LiveSwarm of(Window window, Collection<Address> hosts) throws RemoteException, InterruptedException {
        LiveSwarmReading reading = new LiveSwarmReading(window);
        for (Address host : hosts) {
            reading.ask(host);
        }
        return reading.read();
    }

    private void ask(Address host) throws InterruptedException {
        try {
            EngineLook engine = Engines.look(window, host);
            Membership told = Membership.of(engine);
            if (!told.nodeId().isEmpty()) {
                hosts.put(told.nodeId(), host);
            }
            if (!told.manager()) {
                return;
            }
            if (told.leaderless()) {
                left.add(host + " manages a swarm that has no leader, and cannot tell which one");
                return;
            }
            Optional<String> other = membership.map(Membership::clusterId).filter(id -> !id.equals(told.clusterId()));
            if (other.isPresent()) {
                throw new UserError(host + " manages the swarm " + told.clusterId() + ", another host the swarm "
                        + other.get() + ". A topology has one swarm: leave the hosts of one of them out");
            }
            manager = manager.or(() -> Optional.of(engine));
            membership = membership.or(() -> Optional.of(told));
        } catch (RemoteException silent) {
            left.add(host + " does not answer: " + Words.of(silent));
        }
    }

    private LiveSwarm read() throws RemoteException, InterruptedException {
        EngineLook engine = manager.orElseThrow(() -> new UserError(
                "None of the hosts manages a swarm" + (left.isEmpty() ? "" : ": " + String.join("; ", left))
                        + ". Name one that does (docker node ls answers there)"));
        TreeMap<Address, Adopted> nodes = new TreeMap<>();
        List<Member> members = new ArrayList<>();
        for (ObjectNode node : AdoptNodes.in(engine)) {
            Optional<Address> host = Optional.ofNullable(hosts.get(AdoptNodes.id(node)));
            host.ifPresent(address -> nodes.put(address, AdoptNodes.of(node, address)));
            members.add(new Member(AdoptNodes.hostname(node), AdoptNodes.address(node), AdoptNodes.id(node), host));
        }
        List<Adopted> objects = objects(engine);
        volumes(engine);
        return new LiveSwarm(AdoptSwarm.of(membership.orElseThrow()), nodes, objects, members, List.copyOf(left));
    }

    private List<Adopted> objects(EngineLook engine) throws RemoteException, InterruptedException {
        List<Adopted> objects = new ArrayList<>();
        Map<String, String> networks = new HashMap<>();
        for (ObjectNode network : engine.list(Route.to("/networks"))) {
            networks.put(network.path("Id").asString(""), network.path("Name").asString(""));
        }
        for (ObjectNode network : AdoptNetworks.in(engine)) {
            if (takes("network", network.path("Name").asString(""), network.path("Labels"))) {
                objects.add(AdoptNetworks.of(network));
            }
        }
        Map<ContentKind, Map<String, Entries>> contents = new EnumMap<>(ContentKind.class);
        for (ContentKind kind : ContentKind.values()) {
            contents.put(kind, contents(engine, kind, objects));
        }
        AdoptServices services = new AdoptServices(networks, contents);
        for (ObjectNode service : AdoptServices.in(engine)) {
            JsonNode spec = service.path("Spec");
            if (takes("service", spec.path("Name").asString(""), spec.path("Labels"))) {
                objects.add(services.of(service));
            }
        }
        return objects;
    }

    private Map<String, Entries> contents(EngineLook engine, ContentKind kind, List<Adopted> objects)
            throws RemoteException, InterruptedException {
        Map<String, Entries> known = new TreeMap<>();
        for (ObjectNode object : AdoptContents.in(engine, kind)) {
            JsonNode spec = object.path("Spec");
            String name = spec.path("Name").asString("");
            String called = called(name, known);
            known.put(called, AdoptContents.outputs(object));
            if (takes(kind.word(), called, spec.path("Labels"))) {
                objects.add(AdoptContents.of(object, kind, called));
            }
        }
        return known;
    }

    /** A name that the language can refer to. */
    private static String called(String name, Map<String, Entries> taken) {
        String plain = name.replaceAll("[^A-Za-z0-9_-]", "-");
        String called = ValueText.isName(plain) ? plain : "_" + plain;
        while (taken.containsKey(called)) {
            called += "_";
        }
        return called;
    }

    /** Whether the topology can have it; else it is told why it is left. */
    private boolean takes(String kind, String name, JsonNode labels) {
        if (!OwnLabels.unmarked(labels)) {
            left.add(kind + " " + name + " belongs to another topology of skep ("
                    + OwnLabels.foreign(labels, window.ownership()).orElse("ours") + ")");
            return false;
        } else if (!ValueText.isName(name)
                || !Names.docker(Address.of(kind, name)).equals(name)) {
            left.add(kind + " " + name + " has a name that a block of the topology cannot have");
            return false;
        }
        return true;
    }

    private void volumes(EngineLook engine) throws RemoteException, InterruptedException {
        for (JsonNode volume : engine.get(Route.to("/volumes")).path("Volumes")) {
            if (volume.has("ClusterVolume")) {
                left.add("cluster volume " + volume.path("Name").asString("") + " cannot be taken up");
            }
        }
    }
}

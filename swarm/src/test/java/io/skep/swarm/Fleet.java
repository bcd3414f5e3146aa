package io.skep.swarm;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Step;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.SwarmType;
import io.skep.swarm.fake.FakeEngine;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.fake.FakeSwarm;
import io.skep.swarm.fake.FakeWorld;
import io.skep.swarm.node.NodeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fake hosts with engines, and the few words tests need to make a swarm of them. */
public final class Fleet {

    public static final Ownership OURS = new Ownership("shop", "3f0c6f3e-0000-4000-8000-000000000001");

    public final FakeWorld world = new FakeWorld(OURS);
    public final SortedMap<String, FakeEngine> engines = new TreeMap<>();
    public final ResourceType swarm = new SwarmType();
    public final ResourceType node = new NodeType();

    public Fleet(String... names) {
        int last = 10;
        for (String name : names) {
            String address = "10.0.0." + last++;
            FakeEngine engine = new FakeEngine(name, address);
            engines.put(name, engine);
            world.with(name, address, engine);
        }
    }

    public FakeEngine engine(String name) {
        return Objects.requireNonNull(engines.get(name));
    }

    /** Begins a swarm and joins hosts, managers first, each written {@code a=manager}. */
    public Fleet formed(String... members) throws RemoteException, InterruptedException {
        FakePlanned planned = new FakePlanned();
        for (String member : members) {
            planned.wants(node(member), spec(role(member)));
        }
        world.run(swarm.steps(new Change.Create(Cluster.ADDRESS, Entries.NONE, false), planned));
        for (String member : members) {
            world.run(join(node(member), role(member)));
        }
        return this;
    }

    public List<Step> join(Address address, String role) {
        return node.steps(new Change.Create(address, spec(role), false), new FakePlanned());
    }

    /** The steps of a change of role in a swarm that stays. */
    public List<Step> role(Address address, String from, String to) {
        return node.steps(new Change.Update(address, spec(from), spec(to), List.of()), staying());
    }

    /** The steps that take a node out of a swarm that stays. */
    public List<Step> removal(Address address, String role) {
        return node.steps(new Change.Delete(address, spec(role), "gone"), staying());
    }

    /** A plan that still wants a manager. */
    public static FakePlanned staying() {
        return new FakePlanned().wants(Address.of("node", "stays"), spec("manager"));
    }

    public Seen look(Address address, String role) throws InterruptedException {
        return world.look(node, address, Optional.of(spec(role)));
    }

    /** The swarm that a host is in. */
    public FakeSwarm swarmOf(String name) {
        return Objects.requireNonNull(engine(name).swarm());
    }

    public static Address node(String name) {
        return Address.of("node", name.split("=", 2)[0]);
    }

    public static Entries spec(String role) {
        return Entries.NONE
                .with("role", Values.text(role))
                .with("availability", Values.text("active"))
                .with("labels", Values.textEntries(Map.of("size", "small")))
                .with("joined", Values.bool(true));
    }

    private static String role(String member) {
        return member.split("=", 2)[1];
    }
}

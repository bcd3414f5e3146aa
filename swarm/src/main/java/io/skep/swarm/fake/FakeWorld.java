package io.skep.swarm.fake;

import io.skep.plans.apply.Login;
import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A world held in memory, whose time passes only in pauses. Remembers outputs, what was seen, and every line that was
 * said. Runs steps one after the other, as an executor with one hand would.
 */
public class FakeWorld implements World {

    private final TreeMap<Address, Connection> hosts = new TreeMap<>();
    private final TreeMap<Address, Entries> outputs = new TreeMap<>();
    private final TreeMap<Address, Seen> seen = new TreeMap<>();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<Runnable> everyPause = new ArrayList<>();
    private final TreeMap<String, Login> logins = new TreeMap<>();
    private final Ownership ownership;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    public FakeWorld(Ownership ownership) {
        this.ownership = ownership;
    }

    /** Adds a host with its address, and an engine on it. */
    public FakeWorld with(String name, String address, Connection connection) {
        Address host = Address.of("host", name);
        hosts.put(host, connection);
        Entries facts = Entries.NONE.with("address", Values.text(address));
        outputs.put(host, facts);
        seen.put(host, new Seen.Present(Entries.NONE, facts));
        seen.put(host.as("engine"), new Seen.Present(Entries.NONE, Entries.NONE));
        return this;
    }

    /** The host vanishes: a look at it finds nothing, and connecting to it fails. */
    public void vanish(String name) {
        Address host = Address.of("host", name);
        hosts.remove(host);
        seen.put(host, new Seen.Absent());
        seen.put(host.as("engine"), new Seen.Absent());
    }

    /** The host stops answering. */
    public void silence(String name) {
        Address host = Address.of("host", name);
        hosts.remove(host);
        seen.put(host, new Seen.Unreachable(name + " does not answer"));
    }

    /** Does something at every pause: the world goes on while somebody waits. */
    public void everyPause(Runnable happening) {
        everyPause.add(happening);
    }

    /** Runs steps in their order and keeps what they learn. */
    public void run(List<Step> steps) throws RemoteException, InterruptedException {
        for (Step step : steps) {
            Entries learned = step.run(this);
            outputs.merge(step.address(), learned, Entries::overlaidWith);
        }
    }

    /** Looks at a resource as a planner would and keeps what was seen. */
    public Seen look(ResourceType type, Address address, Optional<Entries> recorded) throws InterruptedException {
        Seen found = type.look(this, new Target(address, recorded, recorded, outputs(address)));
        seen.put(address, found);
        if (found instanceof Seen.Present present) {
            outputs.merge(address, present.outputs(), Entries::overlaidWith);
        }
        return found;
    }

    /** Takes up what is there and keeps what was learned of it. */
    public Seen adopt(ResourceType type, Address address, Entries wanted, String id) throws InterruptedException {
        Seen found = type.adopt(this, new Target(address, Optional.of(wanted), Optional.empty(), Entries.NONE), id)
                .orElseThrow();
        if (found instanceof Seen.Present present) {
            outputs.put(address, present.outputs());
        }
        return found;
    }

    /** Something was learned of a resource. */
    public void learned(Address address, Entries more) {
        outputs.merge(address, more, Entries::overlaidWith);
    }

    /** What is recorded of a resource is forgotten. */
    public void forget(Address address) {
        outputs.remove(address);
    }

    /** What is recorded of a resource is recorded under another address from now on. */
    public void rename(Address from, Address to) {
        outputs.put(to, outputs(from));
        outputs.remove(from);
    }

    /** From now on this machine keeps a login for a server. */
    public void keeps(String server, Login login) {
        logins.put(server, login);
    }

    /** Every line that was said. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public Ownership ownership() {
        return ownership;
    }

    @Override
    public Path folder() {
        return Path.of(".");
    }

    @Override
    public Path ownFolder() {
        return Path.of(".skep");
    }

    @Override
    public Seen seen(Address address) {
        return seen.getOrDefault(address, new Seen.Absent());
    }

    @Override
    public SortedMap<Address, Entries> outputs(String kind) {
        TreeMap<Address, Entries> found = new TreeMap<>();
        outputs.forEach((address, entries) -> {
            if (address.kind().equals(kind)) {
                found.put(address, entries);
            }
        });
        return found;
    }

    @Override
    public Entries outputs(Address address) {
        return outputs.getOrDefault(address, Entries.NONE);
    }

    @Override
    public Optional<Login> login(String server) {
        return Optional.ofNullable(logins.get(server));
    }

    @Override
    public Looking look(Address host) throws RemoteException {
        return connect(host);
    }

    @Override
    public Connection connect(Address host) throws RemoteException {
        Connection connection = hosts.get(host);
        if (connection == null) {
            throw new RemoteException(host.name() + ": no route to host", true);
        }
        return connection;
    }

    @Override
    public Entries resolve(Entries entries) {
        TreeMap<String, Value> resolved = new TreeMap<>();
        entries.entries().forEach((key, value) -> {
            Value plain = Values.revealed(value);
            resolved.put(key, plain instanceof Entries inner ? resolve(inner) : plain);
        });
        return new Entries(resolved);
    }

    @Override
    public String stepId() {
        return "step";
    }

    @Override
    public void say(String line) {
        lines.add(line);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        now = now.plus(duration);
        everyPause.forEach(Runnable::run);
    }
}

package io.skep.provision.fake;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A world of hosts that a test put into it. Its clock moves only when somebody waits. */
public final class FakeWorld implements World {

    private final Path folder;
    private final TreeMap<Address, Connection> hosts = new TreeMap<>();
    private final TreeMap<Address, Seen> seen = new TreeMap<>();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int act = 1;

    /** A world whose topology is in a folder. */
    public FakeWorld(Path folder) {
        this.folder = folder;
    }

    /** A host that is there under {@code host.NAME}. */
    public FakeWorld host(String name, Connection connection) {
        Address address = Address.of("host", name);
        hosts.put(address, connection);
        seen.put(address, new Seen.Present(Entries.NONE, outputs(address)));
        return this;
    }

    /** What was seen of a resource. */
    public void sees(Address address, Seen what) {
        seen.put(address, what);
    }

    /** From now on steps are others than before: a new apply. */
    public void nextAct() {
        act++;
    }

    /** What steps told the user. */
    public List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public Connection connect(Address host) throws RemoteException {
        Connection connection = hosts.get(host);
        if (connection == null) {
            throw new RemoteException(host + " is nowhere", false);
        }
        return connection;
    }

    @Override
    public Looking look(Address host) throws RemoteException {
        return connect(host);
    }

    /** Secrets are opened; there are no later values here. */
    @Override
    public Entries resolve(Entries entries) {
        TreeMap<String, Value> clear = new TreeMap<>();
        entries.entries().forEach((key, value) -> {
            Value inner = Values.revealed(value);
            clear.put(key, inner instanceof Entries nested ? resolve(nested) : inner);
        });
        return new Entries(clear);
    }

    @Override
    public String stepId() {
        return "act-" + act;
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Ownership ownership() {
        return new Ownership("test", "lineage");
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path ownFolder() {
        return folder.resolve(".skep");
    }

    @Override
    public Seen seen(Address address) {
        return seen.getOrDefault(address, new Seen.Absent());
    }

    @Override
    public SortedMap<Address, Entries> outputs(String kind) {
        TreeMap<Address, Entries> outputs = new TreeMap<>();
        hosts.keySet().stream()
                .filter(address -> address.kind().equals(kind))
                .forEach(address -> outputs.put(address, outputs(address)));
        return outputs;
    }

    @Override
    public Entries outputs(Address address) {
        return Entries.NONE.with("name", Values.text(address.name()));
    }
}

package io.skep.drivers;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A world without hosts to connect to, in which secrets resolve to their content. */
public final class FakeWorld implements World {

    @Override
    public Ownership ownership() {
        return new Ownership("shop", "lineage-1");
    }

    @Override
    public Path folder() {
        return Path.of("/topology");
    }

    @Override
    public Path ownFolder() {
        return Path.of("/topology/.skep");
    }

    @Override
    public Seen seen(Address address) {
        return new Seen.Absent();
    }

    @Override
    public SortedMap<Address, Entries> outputs(String kind) {
        return new TreeMap<>();
    }

    @Override
    public Entries outputs(Address address) {
        return Entries.NONE;
    }

    @Override
    public Looking look(Address host) {
        throw new AssertionError("no driver connects to a host");
    }

    @Override
    public Connection connect(Address host) {
        throw new AssertionError("no driver connects to a host");
    }

    @Override
    public Entries resolve(Entries entries) {
        TreeMap<String, Value> resolved = new TreeMap<>();
        for (Map.Entry<String, Value> each : entries.entries().entrySet()) {
            resolved.put(
                    each.getKey(), each.getValue() instanceof Value.Secret secret ? secret.inner() : each.getValue());
        }
        return new Entries(resolved);
    }

    @Override
    public String stepId() {
        return "step-1";
    }

    @Override
    public void say(String line) {}

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void pause(Duration duration) {}
}

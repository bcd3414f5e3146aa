package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Directions;
import io.skep.plans.topology.Topology;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A topology of fake things, said in short: {@code new Asked().thing("net.a", "size", "big").needing("host.h")}. */
public final class Asked {
    private final SortedMap<Address, Resource> resources = new TreeMap<>();
    private final SortedMap<Address, Lifecycle> lifecycles = new TreeMap<>();
    private final SortedMap<String, Value> outputs = new TreeMap<>();
    private Resource last = new Resource(Address.of("none", "none"), Entries.NONE, new TreeSet<>(), "");

    public Asked thing(String address, String... pairs) {
        TreeMap<String, Value> spec = new TreeMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            spec.put(pairs[index], Values.text(pairs[index + 1]));
        }
        return put(new Resource(Address.parse(address), new Entries(spec), new TreeSet<>(), "main.hcl:1:1"));
    }

    public Asked with(String attribute, Value value) {
        Resource old = last;
        return put(new Resource(old.address(), old.spec().with(attribute, value), old.needs(), old.place()));
    }

    public Asked needing(String... needs) {
        Resource old = last;
        TreeSet<Address> more = new TreeSet<>(old.needs());
        for (String need : needs) {
            more.add(Address.parse(need));
        }
        return put(new Resource(old.address(), old.spec(), more, old.place()));
    }

    public Asked output(String name, Value value) {
        outputs.put(name, value);
        return this;
    }

    /** The last thing is made before the old one is removed. */
    public Asked createdFirst() {
        lifecycles.put(
                last.address(),
                new Lifecycle(
                        Values.bool(false), false, List.of(), true, List.of(), List.of(), List.of(), "main.hcl:2:3"));
        return this;
    }

    public Topology topology() {
        Directions directions = new Directions(lifecycles, List.of(), List.of(), new TreeMap<>(), List.of(), List.of());
        return new Topology("test", resources, outputs, new TreeMap<>(), new TreeMap<>(), "digest").with(directions);
    }

    private Asked put(Resource resource) {
        last = resource;
        resources.put(resource.address(), resource);
        return this;
    }
}

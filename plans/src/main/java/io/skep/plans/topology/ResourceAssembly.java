package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.topology.DirectionsReading.Gathered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks the block types for the resources of their blocks and puts them together. */
final class ResourceAssembly {

    private final Evaluation evaluation;
    private final Beside beside;
    private final SortedMap<Address, Resource> resources = new TreeMap<>();
    private final SortedMap<Address, Lifecycle> lifecycles = new TreeMap<>();
    private final Gathered gathered = new Gathered();
    private final Map<Address, Range> places = new HashMap<>();
    private final Map<Address, SortedSet<Address>> referredNeeds = new HashMap<>();

    ResourceAssembly(Evaluation evaluation, Beside beside) {
        this.evaluation = evaluation;
        this.beside = beside;
    }

    /** Adds the resources of a block, where nothing is wrong with it. */
    void add(BlockInstances block) {
        block.find().ifPresent(instances -> instances.forEach(instance -> add(block, instance)));
    }

    /**
     * All resources. What a block type only uses and makes no resource of, such as an engine profile, nothing can wait
     * for: who needs it needs what it needs. Who needs a block that becomes resources of other names, such as a stack, needs them all.
     */
    SortedMap<Address, Resource> resources() {
        TreeMap<Address, Resource> settled = new TreeMap<>();
        resources.forEach((address, resource) -> {
            TreeSet<Address> needs = new TreeSet<>();
            resource.needs().forEach(need -> settle(need, needs, new TreeSet<>()));
            needs.remove(address);
            settled.put(address, new Resource(address, resource.spec(), needs, resource.place()));
        });
        return settled;
    }

    /** Where blocks that direct changes are gathered. */
    Gathered gathered() {
        return gathered;
    }

    /** How the resources are to be changed, and what became of old ones. */
    Directions directions() {
        return gathered.with(lifecycles);
    }

    /** What a block's lifecycle says counts for its own resource; what it ignores, for the part that it is written of. */
    private void guide(BlockType type, Instance instance, Address address) {
        Lifecycle written = instance.lifecycle();
        if (written.equals(Lifecycle.NONE)) {
            return;
        }
        List<List<String>> ignored = written.ignored().stream()
                .flatMap(path -> type.within(address.kind(), path).stream())
                .toList();
        boolean all = written.ignoresAll() || ignored.stream().anyMatch(List::isEmpty);
        List<List<String>> paths = all ? List.of() : ignored;
        boolean own = address.equals(instance.address());
        if (own || all || !paths.isEmpty()) {
            lifecycles.put(address, own ? written.ignoring(all, paths) : written.ignoringOnly(all, paths));
        }
    }

    private static SortedSet<Address> addresses(List<Resource> asked) {
        TreeSet<Address> addresses = new TreeSet<>();
        asked.forEach(resource -> addresses.add(resource.address()));
        return addresses;
    }

    private void settle(Address need, SortedSet<Address> into, SortedSet<Address> seen) {
        SortedSet<Address> behind = referredNeeds.get(need);
        if (resources.containsKey(need) || behind == null) {
            into.add(need);
        } else if (seen.add(need)) {
            behind.forEach(next -> settle(next, into, seen));
        }
    }

    private void add(BlockInstances block, Instance instance) {
        Range place = block.block().header();
        Diagnostics problems = new Diagnostics();
        Item item = new Item(
                instance.address(),
                instance.decoded().values(),
                instance.decoded().written(),
                instance.needs(),
                place,
                problems,
                beside);
        List<Resource> asked = block.type().resources(item);
        referredNeeds.put(instance.address(), asked.isEmpty() ? instance.needs() : addresses(asked));
        if (asked.isEmpty() && !instance.lifecycle().equals(Lifecycle.NONE)) {
            problems.error(
                    "Nothing to guard",
                    block.block().title() + " makes nothing of its own, so it has no lifecycle.",
                    place);
        }
        for (Resource resource : asked) {
            guide(block.type(), instance, resource.address());
            Range first = places.putIfAbsent(resource.address(), place);
            if (first == null) {
                resources.put(resource.address(), resource);
            } else {
                problems.error(
                        "Duplicate resource", resource.address() + " is already asked for at " + first + ".", place);
            }
        }
        problems.forEach(evaluation::report);
    }
}

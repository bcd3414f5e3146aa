package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Condition;
import io.skep.plans.resource.Lifecycle;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a topology says beside what it asks for: how its resources are to be changed, and what became of old ones. An address without a
 * key stands for all instances of its block.
 *
 * @param lifecycles of the resources that have one
 * @param outputs what must hold of outputs, by their names
 * @param imports by the address under which something is taken up
 */
public record Directions(
        SortedMap<Address, Lifecycle> lifecycles,
        List<Move> moves,
        List<Removal> removals,
        SortedMap<Address, Import> imports,
        List<Check> checks,
        List<Check> outputs) {

    /** Nothing said. */
    public static final Directions NONE =
            new Directions(new TreeMap<>(), List.of(), List.of(), new TreeMap<>(), List.of(), List.of());

    public Directions {
        lifecycles = Collections.unmodifiableSortedMap(new TreeMap<>(lifecycles));
        moves = List.copyOf(moves);
        removals = List.copyOf(removals);
        imports = Collections.unmodifiableSortedMap(new TreeMap<>(imports));
        checks = List.copyOf(checks);
        outputs = List.copyOf(outputs);
    }

    /** {@code moved}: what was recorded under one address goes on under another. */
    public record Move(Address from, Address to, String place) {}

    /** {@code removed}: something is asked for no longer; {@code destroy} tells whether it is removed or left as it is. */
    public record Removal(Address from, boolean destroy, String place) {}

    /** {@code import}: something that is there already is looked after from now on; {@code id} is what its type calls it. */
    public record Import(String id, String place) {}

    /** {@code check}: what ought to hold. Where it does not, it is said, and nothing is stopped. */
    public record Check(String name, List<Condition> asserts) {
        public Check {
            asserts = List.copyOf(asserts);
        }
    }

    /** The lifecycle of a resource. */
    public Lifecycle lifecycle(Address address) {
        return lifecycles.getOrDefault(address, Lifecycle.NONE);
    }

    /** The same with nothing to import but this. */
    public Directions importing(Address address, Import only) {
        return new Directions(lifecycles, moves, removals, new TreeMap<>(Map.of(address, only)), checks, outputs);
    }
}

package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Condition;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.topology.Directions.Check;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan holds beside its changes and steps.
 *
 * @param believed whether the record was believed instead of looking
 * @param notes what apply writes down before its first step, in this order: moves, what is taken up, what was seen
 * @param imported what is taken up, and what its type calls it
 * @param conditions of the resources in the plan, as far as they are known
 * @param checks of the topology, as far as they are known
 */
public record Terms(
        PlanOptions.Mode mode,
        boolean believed,
        List<JournalEntry> notes,
        SortedMap<Address, String> imported,
        SortedMap<Address, Conditions> conditions,
        List<Check> checks) {

    /** Those of a plan of changes only. */
    public static final Terms NONE =
            new Terms(PlanOptions.Mode.USUAL, false, List.of(), new TreeMap<>(), new TreeMap<>(), List.of());

    public Terms {
        notes = List.copyOf(notes);
        imported = Collections.unmodifiableSortedMap(new TreeMap<>(imported));
        conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
        checks = List.copyOf(checks);
    }

    /** What must hold before anything is done to a resource, and after. */
    public record Conditions(List<Condition> before, List<Condition> after) {
        /** Nothing. */
        public static final Conditions NONE = new Conditions(List.of(), List.of());

        public Conditions {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** What must hold of a resource. */
    public Conditions conditions(Address address) {
        return conditions.getOrDefault(address, Conditions.NONE);
    }

    /** The old address by the new one, of everything that moves. */
    public SortedMap<Address, Address> moves() {
        TreeMap<Address, Address> moves = new TreeMap<>();
        for (JournalEntry note : notes) {
            if (note instanceof JournalEntry.Moved(Address from, Address to) && !from.isFormer() && !to.isFormer()) {
                moves.put(to, from);
            }
        }
        return moves;
    }
}

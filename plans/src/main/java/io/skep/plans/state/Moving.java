package io.skep.plans.state;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A state in which some resources have other addresses, and everything that needs them knows it.
 *
 * @param moves each old address and the new one
 */
public record Moving(SortedMap<Address, Address> moves, State state) {
    public Moving {
        moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
    }

    /**
     * Moves one resource, or all instances of one, with what came from the same block and stands on it: the engine and the node of a host
     * bear its name.
     *
     * @param from what is recorded; several only where they are the instances of one name
     * @param to the new address; without a key where several move, which keep theirs
     * @throws UserError where they are of different kinds or something is recorded under a new address already
     */
    public static Moving of(List<Address> from, Address to, State state) {
        TreeMap<Address, Address> moves = new TreeMap<>();
        for (Address old : from) {
            if (!old.kind().equals(to.kind())) {
                throw new UserError("A " + old.kind() + " cannot become a " + to.kind() + ": " + old + " and " + to
                        + " must begin with the same kind. Nothing was changed.");
            }
            boolean several = from.size() > 1;
            if (several && to.key().isPresent()) {
                throw new UserError(from.size() + " instances cannot all become " + to
                        + ". Leave the brackets out, and each keeps its key. Nothing was changed.");
            }
            Address now = several ? new Address(to.module(), to.kind(), to.name(), old.key()) : to;
            moves.put(old, now);
            standingOn(old, state).forEach(each -> moves.put(each, now.as(each.kind())));
        }
        return new Moving(moves, moved(moves, state));
    }

    /**
     * Moves everything recorded in a module, or in all instances of one.
     *
     * @param from the module's path, {@code module.shop} or {@code module.shop["a"]}
     * @throws UserError where nothing is recorded in it or something is recorded under a new address already
     */
    public static Moving ofModule(String from, String to, State state) {
        TreeMap<Address, Address> moves = new TreeMap<>();
        for (Address old : state.resources().keySet()) {
            if (old.isBelow(from)) {
                moves.put(old, old.in(to + old.module().substring(from.length())));
            }
        }
        if (moves.isEmpty()) {
            throw new UserError("Nothing is recorded in " + from + ". skep state list shows all there is.");
        }
        return new Moving(moves, moved(moves, state));
    }

    private static SortedSet<Address> standingOn(Address old, State state) {
        SortedSet<Address> standing = new TreeSet<>(List.of(old));
        boolean more = true;
        while (more) {
            more = state.resources().values().stream()
                    .filter(each -> each.needs().stream().anyMatch(need -> standing.contains(need)))
                    .map(Recorded::address)
                    .filter(each -> each.as(old.kind()).equals(old))
                    .toList()
                    .stream()
                    .anyMatch(each -> standing.add(each));
        }
        standing.remove(old);
        return standing;
    }

    private static State moved(SortedMap<Address, Address> moves, State state) {
        SortedMap<Address, Recorded> resources = new TreeMap<>(state.resources());
        moves.keySet().forEach(old -> resources.remove(old));
        moves.forEach((old, now) -> {
            if (resources.containsKey(now)) {
                throw new UserError("Something is recorded under " + now + " already. Nothing was changed."
                        + " Forget it first with skep state rm, or move it elsewhere.");
            }
            state.recorded(old).ifPresent(recorded -> resources.put(now, at(now, recorded)));
        });
        resources.replaceAll((_, recorded) -> withNeeds(moves, recorded));
        return new State(state.lineage(), state.serial(), state.topology(), resources, state.outputs());
    }

    private static Recorded at(Address now, Recorded old) {
        return new Recorded(now, old.spec(), old.outputs(), old.needs(), old.progress(), old.since());
    }

    private static Recorded withNeeds(SortedMap<Address, Address> moves, Recorded old) {
        SortedSet<Address> needs = old.needs().stream()
                .map(need -> moves.getOrDefault(need, need))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Recorded(old.address(), old.spec(), old.outputs(), needs, old.progress(), old.since());
    }
}

package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Types;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.topology.Directions.Move;
import io.skep.plans.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code moved} blocks of a topology make of a state. Pure: the state they lead to is only recorded when the plan is applied.
 *
 * @param state the state under the new addresses
 * @param entries the moves that are to be recorded
 * @param problems contradictions among the blocks, or between them and what there is
 */
record Moves(State state, List<JournalEntry> entries, List<Diagnostic> problems) {

    static Moves of(Topology topology, State state, Types types) {
        return new Reckoning(topology, state, types).moves();
    }

    private static final class Reckoning {
        private final Topology topology;
        private final State state;
        private final Types types;
        private final Map<Address, Move> bySource = new HashMap<>();
        private final List<Diagnostic> problems = new ArrayList<>();

        Reckoning(Topology topology, State state, Types types) {
            this.topology = topology;
            this.state = state;
            this.types = types;
        }

        Moves moves() {
            Map<Address, Move> byGoal = new HashMap<>();
            for (Move move : topology.directions().moves()) {
                once(bySource.put(move.from(), move), move, move.from() + " is moved", "from");
                once(byGoal.put(move.to(), move), move, "something is moved to " + move.to(), "to");
                if (stillWanted(move)) {
                    problem(
                            "Moved and still asked for",
                            move.from() + " is moved to " + move.to() + " (" + move.place()
                                    + "), but the topology still asks for it.",
                            "Rename its block, or take the moved block out.");
                }
            }
            Ledger ledger = new Ledger(state);
            List<JournalEntry> entries = new ArrayList<>();
            for (Recorded recorded : state.resources().values()) {
                Address goal = goal(recorded.address());
                if (!goal.equals(recorded.address()) && mayMove(recorded, goal)) {
                    if (ledger.recorded(goal).isPresent()) {
                        taken(recorded.address(), goal);
                    } else {
                        move(ledger, entries, recorded.address(), goal);
                    }
                }
            }
            reinstated(ledger, entries);
            return new Moves(ledger.state(), entries, problems);
        }

        /** A former one that is wanted again has its address again; what was begun in its place is set aside to be removed. */
        private void reinstated(Ledger ledger, List<JournalEntry> entries) {
            for (Recorded recorded : state.resources().values()) {
                Address former = recorded.address();
                Address current = former.current();
                Resource wanted = topology.resources().get(current);
                if (!former.isFormer() || wanted == null || !sameName(recorded, wanted)) {
                    continue;
                }
                ledger.recorded(current)
                        .filter(each -> !sameName(each, wanted))
                        .ifPresent(_ -> move(ledger, entries, current, free(ledger, current)));
                if (ledger.recorded(current).isEmpty()) {
                    move(ledger, entries, former, current);
                }
            }
        }

        private boolean sameName(Recorded recorded, Resource wanted) {
            return types.of(wanted.address())
                    .alone(wanted.address(), recorded.spec(), wanted.spec())
                    .isPresent();
        }

        private static Address free(Ledger ledger, Address current) {
            int number = 1;
            while (ledger.recorded(current.former(number)).isPresent()) {
                number++;
            }
            return current.former(number);
        }

        private void move(Ledger ledger, List<JournalEntry> entries, Address from, Address to) {
            JournalEntry entry = new JournalEntry.Moved(from, to);
            entries.add(entry);
            ledger.enter(state.serial(), entry);
        }

        private boolean stillWanted(Move move) {
            boolean within = move.to().block().equals(move.from().block());
            return topology.resources().keySet().stream()
                    .anyMatch(each -> each.equals(move.from())
                            || (!within
                                    && move.from().key().isEmpty()
                                    && move.to().key().isEmpty()
                                    && each.block().equals(move.from())));
        }

        /** Where a record goes in the end, however many moves that takes. */
        private Address goal(Address start) {
            Set<Address> way = new LinkedHashSet<>();
            Address at = start;
            while (way.add(at)) {
                Optional<Address> next = next(at);
                if (next.isEmpty()) {
                    return at;
                }
                at = next.get();
            }
            String path = way.stream().map(Address::toString).collect(Collectors.joining(" to "));
            problem("Moved in a circle", path + " to " + at + ".", "Take one of these moved blocks out.");
            return start;
        }

        private Optional<Address> next(Address at) {
            Move exact = bySource.get(at);
            if (exact != null) {
                return Optional.of(exact.to());
            }
            Move whole = bySource.get(at.block());
            return whole == null || whole.to().key().isPresent()
                    ? Optional.empty()
                    : Optional.of(whole.to().keyed(at.key()));
        }

        private boolean mayMove(Recorded recorded, Address goal) {
            Optional<String> why = types.of(goal).bound(recorded.address(), goal, recorded.spec());
            why.ifPresent(reason -> problem(
                    "Cannot be moved",
                    recorded.address() + " cannot become " + goal + " without being made anew: " + reason + ".",
                    "Take the moved block out, so that it is removed and made anew, or keep its name."));
            return why.isEmpty();
        }

        private void taken(Address from, Address goal) {
            problem(
                    "Moved to where something is already",
                    from + " cannot become " + goal + ", for there is such a resource in the state already.",
                    "Take the moved block out, or remove one of them first.");
        }

        private void once(@Nullable Move first, Move second, String what, String side) {
            if (first != null) {
                problem(
                        "Moved twice",
                        what + " by two moved blocks (" + first.place() + ", " + second.place() + ").",
                        "Let every address be the \"" + side + "\" of one moved block only.");
            }
        }

        private void problem(String summary, String detail, String hint) {
            problems.add(Diagnostic.error(summary, detail).withHint(hint));
        }
    }
}

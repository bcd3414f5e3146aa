package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.text.value.Value.Entries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** What apply writes down before its first step: what is taken up, and what was seen where only that is asked for. */
record Notes(Situation situation, SortedSet<Address> selected) {

    /** What is taken up, each under the change the plan makes of it. */
    List<JournalEntry> imports(SortedMap<Address, Change> changes) {
        List<JournalEntry> notes = new ArrayList<>();
        situation.wanted().forEach((address, resource) -> {
            if (selected.contains(address) && situation.imported(address).isPresent()) {
                boolean settled = changes.get(address) instanceof Change.NoOp;
                notes.add(new JournalEntry.Settled(new Recorded(
                        address,
                        resource.spec(),
                        situation.outputs(address),
                        resource.needs(),
                        settled ? Progress.SETTLED : Progress.CHANGING,
                        0)));
            }
        });
        return notes;
    }

    /** The old ones whose new ones are made before they are removed: what stands on them stands on their new address. */
    List<JournalEntry> setAside(SortedMap<Address, Change> changes) {
        List<JournalEntry> notes = new ArrayList<>();
        changes.forEach((address, change) -> {
            if (selected.contains(address) && change instanceof Change.Replace replace && replace.createFirst()) {
                notes.add(new JournalEntry.Moved(address, situation.former(address)));
            }
        });
        return notes;
    }

    /** What is taken up as it is. */
    List<JournalEntry> importsAsSeen() {
        List<JournalEntry> notes = new ArrayList<>();
        situation.wanted().forEach((address, resource) -> {
            if (selected.contains(address)
                    && situation.imported(address).isPresent()
                    && situation.seen(address) instanceof Seen.Present(Entries values, Entries outputs)) {
                Entries spec = asSeen(resource, values);
                notes.add(new JournalEntry.Settled(Recorded.settled(address, spec, outputs, resource.needs())));
            }
        });
        return notes;
    }

    private Entries asSeen(Resource resource, Entries values) {
        List<Difference> differences = situation
                .differ()
                .differences(situation.types().of(resource.address()).schema(), resource.spec(), Entries.NONE, values);
        return Accepted.over(resource.spec(), differences, values, false);
    }

    /** What was seen of everything recorded, where it is not as recorded. */
    List<JournalEntry> refreshed(List<Change> drift) {
        Map<Address, List<Difference>> differences = new HashMap<>();
        drift.forEach(change -> differences.put(
                change.address(), change instanceof Change.Update update ? update.differences() : List.of()));
        List<JournalEntry> notes = new ArrayList<>();
        for (Recorded recorded : situation.state().resources().values()) {
            if (!recorded.pending() && selected.contains(recorded.address())) {
                refreshed(recorded, differences.getOrDefault(recorded.address(), List.of()))
                        .ifPresent(notes::add);
            }
        }
        return notes;
    }

    private Optional<JournalEntry> refreshed(Recorded recorded, List<Difference> differences) {
        Address address = recorded.address();
        return switch (situation.seen(address)) {
            case Seen.Present(Entries values, Entries outputs) -> {
                Entries known = recorded.outputs().overlaidWith(outputs);
                yield differences.isEmpty() && known.equals(recorded.outputs())
                        ? Optional.empty()
                        : Optional.of(new JournalEntry.Settled(Recorded.settled(
                                address,
                                Accepted.over(recorded.spec(), differences, values, true),
                                known,
                                recorded.needs())));
            }
            case Seen.Absent(String left) ->
                left.isEmpty() ? Optional.of(new JournalEntry.Gone(address)) : Optional.empty();
            case Seen.Foreign _, Seen.Unreachable _ -> Optional.empty();
        };
    }
}

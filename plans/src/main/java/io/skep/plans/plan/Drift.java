package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.Recorded;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** How the world differs from the record, whatever the topology says: somebody else changed or removed something. */
final class Drift {

    private Drift() {}

    /** An update from the recorded to the seen values, or a delete, for each resource that drifted. */
    static List<Change> of(Situation situation, SortedSet<Address> selected) {
        List<Change> drift = new ArrayList<>();
        for (Recorded recorded : situation.state().resources().values()) {
            if (!recorded.pending() && selected.contains(recorded.address())) {
                drift.addAll(of(situation, recorded));
            }
        }
        return drift;
    }

    /** What was wanted is what was before; what was seen came after. */
    private static Difference drifted(Difference putBack) {
        Value recorded = putBack.after();
        Value seen = putBack.before();
        return new Difference(putBack.path(), recorded, seen, false);
    }

    private static List<Change> of(Situation situation, Recorded recorded) {
        Address address = recorded.address();
        Entries spec = recorded.spec();
        return switch (situation.seen(address)) {
            case Seen.Present(Entries values, var _) -> {
                List<Difference> differences =
                        situation
                                .differ()
                                .differences(situation.types().of(address).schema(), spec, spec, values)
                                .stream()
                                .map(each -> drifted(each))
                                .toList();
                yield differences.isEmpty()
                        ? List.of()
                        : List.of(new Change.Update(address, spec, values, differences));
            }
            case Seen.Absent _ -> List.of(new Change.Delete(address, spec, "it is gone"));
            case Seen.Foreign _, Seen.Unreachable _ -> List.of();
        };
    }
}

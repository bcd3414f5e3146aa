package io.skep.plans.apply;

import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlannedStep;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.Intent;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.StoredForm;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is written into the journal for a plan, and when. Immutable but for what the facts learn. */
final class Bookkeeping {
    private final Plan plan;
    private final Facts facts;
    private final Resolution resolution;
    private final SecretDigest digests;
    private final Map<Address, Change> changes = new HashMap<>();
    private final Set<String> opening = new HashSet<>();

    Bookkeeping(Plan plan, Facts facts, Resolving resolving) {
        this.plan = plan;
        this.facts = facts;
        this.resolution = new Resolution(resolving, facts::of);
        this.digests = new SecretDigest(plan.lineage());
        plan.changes().forEach(change -> changes.put(change.address(), change));
        Map<Address, Progress> undergoing = new HashMap<>();
        for (PlannedStep step : plan.steps()) {
            boolean first = undergoing.put(step.step().address(), step.doing()) != step.doing();
            // An operation leaves its resource as it is recorded.
            if (first && step.doing() != Progress.SETTLED) {
                opening.add(step.id());
            }
        }
    }

    /** The change a step belongs to. */
    Change change(PlannedStep step) {
        return changes.getOrDefault(
                step.step().address(), new Change.NoOp(step.step().address()));
    }

    /** Whether a step is the first of making or changing a resource, or of removing one that is made anew. */
    boolean opens(PlannedStep step) {
        boolean removed = step.doing() == Progress.REMOVING && !(change(step) instanceof Change.Replace);
        return opening.contains(step.id()) && !removed;
    }

    /** What is intended, on the first step of a resource's making, changing or removing. */
    Optional<Intent> intent(PlannedStep step) {
        if (!opening.contains(step.id())) {
            return Optional.empty();
        }
        Resource wanted = plan.wanted().get(step.step().address());
        if (wanted == null || step.doing() == Progress.REMOVING) {
            Entries spec = wanted == null ? Entries.NONE : wanted.spec();
            return Optional.of(new Intent(Progress.REMOVING, false, spec, new TreeSet<>()));
        }
        boolean resumed = change(step) instanceof Change.Create create && create.resumed();
        boolean afresh = step.doing() == Progress.MAKING && !resumed;
        return Optional.of(new Intent(step.doing(), afresh, resolution.known(wanted.spec()), wanted.needs()));
    }

    /** What is recorded once the last step of a resource is done. */
    JournalEntry settled(Address address) {
        Resource wanted = plan.wanted().get(address);
        return wanted == null ? new JournalEntry.Gone(address) : new JournalEntry.Settled(reached(wanted));
    }

    /** The records of resources that were seen and need no change, where they are no longer as things are. */
    List<JournalEntry> refreshed(State state, Map<Address, Seen> seen, StoredForm form) {
        List<JournalEntry> entries = new ArrayList<>();
        for (Resource wanted : plan.wanted().values()) {
            Recorded old = state.resources().get(wanted.address());
            if (old != null
                    && seen.get(wanted.address()) instanceof Seen.Present
                    && changes.get(wanted.address()) instanceof Change.NoOp) {
                Recorded now = reached(wanted);
                if (!now.equals(old) && !form.text(now).equals(form.text(old))) {
                    entries.add(new JournalEntry.Settled(now));
                }
            }
        }
        return entries;
    }

    /** The topology's outputs as far as they are known now, where they are not the recorded ones. */
    List<JournalEntry> outputs(State state) {
        TreeMap<String, Value> outputs = new TreeMap<>();
        plan.outputs().forEach((name, value) -> {
            Value known = resolution.known(value);
            if (!(known instanceof Value.Later)) {
                outputs.put(name, known);
            }
        });
        boolean same = digests.same(new Entries(state.outputs()), new Entries(outputs));
        return same ? List.of() : List.of(new JournalEntry.Outputs(outputs));
    }

    private Recorded reached(Resource wanted) {
        Address address = wanted.address();
        return Recorded.settled(address, resolution.known(wanted.spec()), facts.of(address), wanted.needs());
    }
}

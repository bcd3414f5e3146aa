package io.skep.plans.apply;

import io.skep.plans.failure.StalePlan;
import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Differ;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.SecretCover;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Types;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.SeenFingerprint;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Masked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Refuses a plan that was made for another state, another world or other secrets than there are now. */
final class StaleCheck {
    private static final int NAMED = 5;

    private final Plan plan;
    private final SecretDigest digests;
    private final Types types;

    StaleCheck(Plan plan, SecretDigest digests, Types types) {
        this.plan = plan;
        this.types = types;
        this.digests = digests;
    }

    /** Refuses it by the state alone, before anything is looked at. */
    void against(State state) {
        if (!state.lineage().equals(plan.lineage())) {
            throw new StalePlan("The plan was made for another state than the one in this folder."
                    + " Run plan in the folder it is for.");
        } else if (state.serial() != plan.serial()) {
            throw new StalePlan("The plan is stale: it was made when the state was at serial " + plan.serial()
                    + ", and it is at " + state.serial() + " now, so another apply has begun since. Run plan again.");
        }
    }

    /**
     * Refuses it where something looks different now. What is to be made may have come nearer meanwhile (commands of a run that was
     * killed go on by themselves, hosts boot): its steps look for themselves, so only a foreign thing in its place counts.
     */
    void against(State state, SortedMap<Address, Seen> seen) {
        Set<Address> made = plan.changes().stream()
                .filter(Change.Create.class::isInstance)
                .map(Change::address)
                .collect(Collectors.toSet());
        List<String> changed = new ArrayList<>();
        plan.fingerprints().forEach((address, print) -> {
            if (made.contains(address) && !(seen.get(address) instanceof Seen.Foreign)) {
                return;
            }
            Recorded believed = plan.terms().believed() ? state.resources().get(address) : null;
            boolean same = believed == null
                    ? print.equals(SeenFingerprint.of(covered(address, state, seen), digests))
                    : asRecorded(believed, covered(address, state, seen));
            if (!same) {
                changed.add(address.toString());
            }
        });
        if (!changed.isEmpty()) {
            String more = changed.size() > NAMED ? " and " + (changed.size() - NAMED) + " more" : "";
            throw new StalePlan("The plan is stale: since it was made, something changed "
                    + String.join(", ", changed.subList(0, Math.min(NAMED, changed.size()))) + more
                    + ". Nothing was done. Run plan again.");
        }
    }

    /** Whether a plan that believed the record was right to. */
    private boolean asRecorded(Recorded recorded, Seen seen) {
        if (recorded.pending()) {
            return seen instanceof Seen.Present || seen instanceof Seen.Absent;
        }
        if (!(seen instanceof Seen.Present(Entries values, Entries outputs))) {
            return false;
        }
        Entries known = recorded.outputs();
        boolean sameOutputs = outputs.entries().keySet().stream()
                .filter(name -> known.entries().containsKey(name))
                .allMatch(name -> outputs.get(name).equals(known.get(name)));
        return sameOutputs
                && new Differ(digests)
                        .differences(types.of(recorded.address()).schema(), recorded.spec(), recorded.spec(), values)
                        .isEmpty();
    }

    /** Refuses it where a sensitive variable has another value than when it was made. */
    void against(Resolution resolution) {
        for (Resource resource : plan.wanted().values()) {
            if (!sameSecrets(resource.spec(), resolution)) {
                throw new StalePlan("The plan is stale: a sensitive value of " + resource.address()
                        + " is not the one it was made with. Run plan again.");
            }
        }
    }

    private boolean sameSecrets(Value value, Resolution resolution) {
        return switch (value) {
            case Masked(String digest, var _) ->
                digests.of(resolution.clear(value)).equals(digest);
            case Entries(var entries) -> entries.values().stream().allMatch(each -> sameSecrets(each, resolution));
            case Items(var items) -> items.stream().allMatch(each -> sameSecrets(each, resolution));
            case Value.Text _,
                    Value.Numeric _,
                    Value.Bool _,
                    Value.Nothing _,
                    Value.Unique _,
                    Value.Later _,
                    Value.Secret _ -> true;
        };
    }

    private Seen covered(Address address, State state, SortedMap<Address, Seen> seen) {
        Entries wanted = Optional.ofNullable(plan.wanted().get(address))
                .map(Resource::spec)
                .orElse(Entries.NONE);
        Entries recorded = Optional.ofNullable(state.resources().get(address))
                .map(Recorded::spec)
                .orElse(Entries.NONE);
        Seen found = seen.getOrDefault(address, new Seen.Absent());
        return found instanceof Seen.Present(Entries values, Entries outputs)
                ? new Seen.Present(SecretCover.over(values, wanted, recorded), outputs)
                : found;
    }
}

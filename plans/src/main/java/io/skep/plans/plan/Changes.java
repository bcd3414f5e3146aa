package io.skep.plans.plan;

import io.skep.plans.apply.Resolution;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Ignored;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.resource.Needs;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.topology.Directions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the change of every resource, each after what it needs. Four rules go beyond comparing:
 *
 * <ul>
 *   <li>What needs something that is changed may have to follow, though nothing differs yet: its kind knows.
 *   <li>What needs something that is made anew is made anew with it, for it must be gone before.
 *   <li>What an earlier run began and did not finish is changed again even where no difference is seen: an act may have parts one cannot see.
 *   <li>What cannot be reached is an error, unless something it needs is changed by this plan, which may be why: then it is made
 *       again with it where it was not settled, and is left for the next plan where it was.
 * </ul>
 */
final class Changes {
    private final Situation situation;
    private final SortedMap<Address, Change> changes = new TreeMap<>();
    private final SortedMap<Address, Entries> specs = new TreeMap<>();
    private final SortedMap<Address, Diagnostic> problems = new TreeMap<>();
    private final Set<Address> remade = new HashSet<>();
    private final Set<Address> unclear = new HashSet<>();
    private final SortedSet<Address> replaced;
    private final Resolution resolution;

    Changes(Situation situation) {
        this.situation = situation;
        this.replaced =
                Addressed.by(situation.options().replaces(), "replace", situation.addresses(), new Diagnostics());
        this.resolution = new Resolution(situation.resolving(), this::stableOutputs);
    }

    /** Decides on all of them. */
    void decide() {
        for (Address address : Needs.order(situation.wantedNeeds()).order()) {
            situation.wanted(address).ifPresent(resource -> {
                Entries spec = kept(address, resolution.known(resource.spec()));
                specs.put(address, spec);
                Change change = situation.imported(address).isPresent()
                        ? imported(address, spec, resource)
                        : wanted(address, spec, resource);
                changes.put(address, change);
                guard(address, change);
            });
        }
        situation.state().resources().forEach((address, recorded) -> {
            if (situation.wanted(address).isEmpty()) {
                Change change = unwanted(address, recorded);
                changes.put(address, change);
                guard(address, change);
            }
        });
    }

    /** What is wanted, with what is to be left as it is. */
    private Entries kept(Address address, Entries spec) {
        Lifecycle lifecycle = situation.directions().lifecycle(address);
        boolean there = situation.recorded(address).isPresent()
                || situation.imported(address).isPresent();
        return there && situation.seen(address, spec) instanceof Seen.Present(Entries values, var _)
                ? Ignored.kept(lifecycle, spec, situation.recordedSpec(address), values)
                : spec;
    }

    private void guard(Address address, Change change) {
        new Guard(situation.types(), situation.directions().lifecycle(address), resolution)
                .refuses(change)
                .ifPresent(problem -> problems.put(address, problem));
    }

    /** One change for each resource. */
    SortedMap<Address, Change> all() {
        return changes;
    }

    /** The wanted specs, with every later value that is known already. */
    SortedMap<Address, Entries> specs() {
        return specs;
    }

    /** What is wrong with resources, or to be said of them. */
    SortedMap<Address, Diagnostic> problems() {
        return problems;
    }

    private Change wanted(Address address, Entries spec, Resource resource) {
        boolean shaken = resource.needs().stream().anyMatch(remade::contains);
        return switch (situation.seen(address, spec)) {
            case Seen.Present(Entries values, var _) -> present(address, spec, values, resource);
            case Seen.Absent _ -> {
                if (shaken) {
                    remade.add(address);
                }
                yield new Change.Create(address, spec, false);
            }
            case Seen.Unreachable(String why) -> unreachable(address, spec, why, resource);
            case Seen.Foreign(String why) -> {
                problems.put(
                        address,
                        Diagnostic.error(
                                        "Something else bears this name",
                                        address + " (" + resource.place() + ") is there already and is not ours: " + why
                                                + ".")
                                .withHint("Give it another name in the topology, or remove the other one by hand."));
                yield new Change.NoOp(address);
            }
        };
    }

    private Change imported(Address address, Entries spec, Resource resource) {
        String id = situation.imported(address).orElse("");
        return switch (situation.seen(address, spec)) {
            case Seen.Present(Entries values, var _) -> present(address, spec, values, resource);
            case Seen.Absent _ -> unimported(address, id, "there is no such " + address.kind());
            case Seen.Foreign(String why) -> unimported(address, id, why);
            case Seen.Unreachable(String why) -> unimported(address, id, why);
        };
    }

    private Change unimported(Address address, String id, String why) {
        problems.put(
                address,
                Diagnostic.error("Cannot be imported", "\"" + id + "\" cannot become " + address + ": " + why + "."));
        return new Change.NoOp(address);
    }

    private Change present(Address address, Entries spec, Entries values, Resource resource) {
        Lifecycle lifecycle = situation.directions().lifecycle(address);
        List<Difference> differences = new ArrayList<>(situation
                .differ()
                .differences(situation.types().of(address).schema(), spec, situation.recordedSpec(address), values));
        differences.removeIf(each -> Ignored.covers(lifecycle, each));
        boolean unfit = differences.stream().anyMatch(Difference::replaces);
        resource.needs().stream().filter(remade::contains).forEach(need -> differences.add(remade(need)));
        addFollowing(differences, spec, resource);
        Optional<Change.Cause> cause = unfit
                ? Optional.of(Change.Cause.DIFFERENCES)
                : differences.stream().anyMatch(Difference::replaces)
                        ? Optional.of(Change.Cause.NEEDS)
                        : asked(address, lifecycle);
        if (cause.isPresent()) {
            ResourceType type = situation.types().of(address);
            boolean first = lifecycle.createFirst()
                    || (type.madeFirst()
                            && cause.get() != Change.Cause.NEEDS
                            && type.alone(address, values, spec).isEmpty());
            if (!first) {
                remade.add(address);
            }
            return new Change.Replace(address, values, spec, differences, first, cause.get());
        }
        Progress otherwise = situation.imported(address).isPresent() ? Progress.SETTLED : Progress.MAKING;
        return switch (situation.recorded(address).map(Recorded::progress).orElse(otherwise)) {
            case MAKING, REMOVING -> new Change.Create(address, spec, true);
            case CHANGING -> new Change.Update(address, values, spec, differences);
            case SETTLED ->
                differences.isEmpty()
                        ? new Change.NoOp(address)
                        : new Change.Update(address, values, spec, differences);
        };
    }

    private void addFollowing(List<Difference> differences, Entries spec, Resource resource) {
        for (Address need : resource.needs()) {
            Change change = changes.getOrDefault(need, new Change.NoOp(need));
            for (Difference each : situation.types().of(resource.address()).following(spec, change)) {
                if (differences.stream().noneMatch(there -> there.path().equals(each.path()))) {
                    differences.add(each);
                }
            }
        }
    }

    private Optional<Change.Cause> asked(Address address, Lifecycle lifecycle) {
        if (replaced.contains(address)) {
            return Optional.of(Change.Cause.REQUESTED);
        }
        boolean triggered =
                lifecycle.triggers().stream().anyMatch(trigger -> changed(trigger, changes.get(trigger.address())));
        return triggered ? Optional.of(Change.Cause.TRIGGERED) : Optional.empty();
    }

    private static boolean changed(Lifecycle.Trigger trigger, @Nullable Change change) {
        List<Difference> differences = switch (change) {
            case Change.Update update -> update.differences();
            case Change.Replace replace -> replace.differences();
            case Change.NoOp _, Change.Create _, Change.Delete _, Change.Forget _ -> List.of();
            case null -> List.of();
        };
        boolean whole =
                trigger.path().isEmpty() && (change instanceof Change.Update || change instanceof Change.Replace);
        return whole
                || differences.stream()
                        .anyMatch(each -> Ignored.under(each.path(), trigger.path())
                                || Ignored.under(trigger.path(), each.path()));
    }

    private static Difference remade(Address need) {
        return new Difference("needs", new Text(need.toString()), new Text(need + " made anew"), true);
    }

    private Change unreachable(Address address, Entries spec, String why, Resource resource) {
        boolean baseChanges = resource.needs().stream()
                .anyMatch(need -> unclear.contains(need)
                        || !(changes.getOrDefault(need, new Change.NoOp(need)) instanceof Change.NoOp));
        boolean told = resource.needs().stream().anyMatch(need -> problems.containsKey(need));
        Progress progress = situation.recorded(address).map(Recorded::progress).orElse(Progress.MAKING);
        // What was never made may wait for a host that still boots: its steps wait for it, and say so when it never
        // comes.
        if (!baseChanges && progress != Progress.MAKING) {
            if (!told) {
                problems.put(address, unreachable(address, why, resource));
            } else {
                problems.put(address, Diagnostic.error("Cannot be reached", address + " neither: " + why + "."));
            }
            return new Change.NoOp(address);
        }
        unclear.add(address);
        boolean remadeBelow = resource.needs().stream().anyMatch(remade::contains);
        if (progress == Progress.CHANGING && !remadeBelow) {
            return new Change.Update(address, situation.recordedSpec(address), spec, List.of());
        } else if (progress == Progress.SETTLED && !remadeBelow) {
            problems.put(address, unclear(address, why));
            return new Change.NoOp(address);
        }
        if (remadeBelow) {
            remade.add(address);
        }
        return new Change.Create(address, spec, !remadeBelow);
    }

    private static Diagnostic unreachable(Address address, String why, Resource resource) {
        return Diagnostic.error("Cannot be reached", address + " (" + resource.place() + "): " + why + ".")
                .withHint("Mend the connection and run plan again, or take it out of the topology to remove it.");
    }

    private static Diagnostic unclear(Address address, String why) {
        String detail = address + " cannot be reached yet: " + why
                + ". What it needs is changed by this plan; run plan again after it.";
        return new Diagnostic(Severity.WARNING, "Not looked at", detail, null, List.of(), null);
    }

    private Change unwanted(Address address, Recorded recorded) {
        Optional<Directions.Removal> removal = situation.directions().removals().stream()
                .filter(each -> each.from().equals(address) || each.from().equals(address.block()))
                .findFirst();
        if (removal.isPresent()
                && !removal.get().destroy()
                && !situation.options().destroy()) {
            return new Change.Forget(
                    address, "a removed block says so, at " + removal.get().place());
        }
        if (address.isFormer()) {
            return formerOne(address, recorded);
        }
        String reason = situation.options().destroy() ? "everything is taken down" : "the topology no longer names it";
        return switch (situation.seen(address)) {
            case Seen.Present(Entries values, var _) -> new Change.Delete(address, values, reason);
            case Seen.Absent(String left) -> gone(address, recorded, left);
            case Seen.Foreign(String why) -> new Change.Forget(address, "its name belongs to something else: " + why);
            case Seen.Unreachable(String why) ->
                situation.options().giveUp()
                        ? new Change.Forget(address, "given up, for it cannot be reached: " + why)
                        : new Change.Delete(
                                address,
                                recorded.spec(),
                                reason + "; it cannot be reached now: " + why
                                        + " (-forget-unreachable gives it up and leaves behind what is there)");
        };
    }

    private Change formerOne(Address address, Recorded recorded) {
        return switch (situation.seen(address)) {
            case Seen.Present(Entries values, var _) -> new Change.Delete(address, values, "another was made for it");
            case Seen.Absent(String left) -> gone(address, recorded, left);
            case Seen.Foreign(String why) -> new Change.Forget(address, "its name belongs to something else: " + why);
            case Seen.Unreachable _ -> new Change.Delete(address, recorded.spec(), "another was made for it");
        };
    }

    private static Change gone(Address address, Recorded recorded, String left) {
        return left.isEmpty()
                ? new Change.Forget(address, "it is gone already")
                : new Change.Delete(address, recorded.spec(), "it is gone already, and " + left + " is left");
    }

    /** Outputs that this plan does not put in doubt. */
    private Entries stableOutputs(Address address) {
        return Optional.ofNullable(changes.get(address))
                .filter(change -> change instanceof Change.NoOp || change instanceof Change.Update)
                .map(_ -> situation.outputs(address))
                .orElse(Entries.NONE);
    }

    /** A value with every part that this plan leaves known. */
    Value known(Value value) {
        return resolution.known(value);
    }
}

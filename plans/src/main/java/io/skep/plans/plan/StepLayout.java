package io.skep.plans.plan;

import io.skep.plans.apply.OfFormer;
import io.skep.plans.apply.Step;
import io.skep.plans.apply.TakeNote;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.text.value.Value.Entries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Lays out the steps of all changes and the order that follows from needs: the steps of a resource one after the other; making after what
 * is needed was made; removing before what was needed is removed; letting go of what is no longer needed before that is removed; and making
 * way before what is needed is changed, where a kind asks for that.
 */
final class StepLayout {
    private final Situation situation;
    private final SortedMap<Address, Change> changes;
    private final Planned planned;
    private final StepWeb web = new StepWeb();
    private final Map<Address, List<Node>> making = new HashMap<>();
    private final Map<Address, List<Node>> removing = new HashMap<>();
    private final Map<Address, List<Address>> formers = new HashMap<>();
    private final List<Way> ways = new ArrayList<>();
    private final Map<String, Progress> doing = new HashMap<>();

    /** Acts that come before something that is needed is changed. */
    private record Way(Address need, List<Node> nodes) {}

    StepLayout(Situation situation, SortedMap<Address, Change> changes, Planned planned) {
        this.situation = situation;
        this.changes = changes;
        this.planned = planned;
    }

    /** Adds the steps and their order. */
    StepWeb lay() {
        changes.values().forEach(this::addSteps);
        changes.keySet().forEach(this::orderByNeeds);
        changes.keySet().forEach(this::orderFormers);
        ways.forEach(way -> link(making.getOrDefault(way.need(), List.of()), way.nodes()));
        return web;
    }

    /** Turns nodes into what a plan keeps. */
    List<PlannedStep> planned(List<Node> ordered) {
        Set<Node> last = new HashSet<>();
        List<Address> all = new ArrayList<>(changes.keySet());
        changes.keySet().forEach(address -> all.add(situation.former(address)));
        all.forEach(address -> {
            List<Node> own = web.steps(address);
            if (!own.isEmpty()) {
                last.add(own.getLast());
            }
        });
        return ordered.stream()
                .map(node -> new PlannedStep(
                        node.id(),
                        node.step(),
                        web.before(node),
                        last.contains(node),
                        doing.getOrDefault(node.id(), Progress.CHANGING)))
                .toList();
    }

    private void addSteps(Change change) {
        Address address = change.address();
        switch (change) {
            case Change.NoOp _ -> {}
            case Change.Create _ -> making.put(address, chain(address, noted(change), Progress.MAKING));
            case Change.Update update -> {
                makeWay(update);
                making.put(address, chain(address, noted(change), Progress.CHANGING));
            }
            case Change.Delete delete
            when address.isFormer() -> {
                removing.put(address, chain(address, ofFormer(address, delete.before()), Progress.REMOVING));
                formers.computeIfAbsent(address.current(), _ -> new ArrayList<>())
                        .add(address);
            }
            case Change.Delete _ -> removing.put(address, chain(address, noted(change), Progress.REMOVING));
            case Change.Forget _ ->
                removing.put(address, chain(address, List.of(new TakeNote(address, true)), Progress.REMOVING));
            case Change.Replace replace
            when replace.createFirst() -> {
                Address former = situation.former(address);
                Change create = new Change.Create(address, replace.after(), false);
                making.put(address, chain(address, noted(create), Progress.MAKING));
                removing.put(address, chain(former, ofFormer(former, replace.before()), Progress.REMOVING));
            }
            case Change.Replace replace -> {
                Change delete = new Change.Delete(address, replace.before(), "it is made anew");
                removing.put(address, chain(address, type(address).steps(delete, planned), Progress.REMOVING));
                Change create = new Change.Create(address, replace.after(), false);
                making.put(address, chain(address, noted(create), Progress.MAKING));
            }
        }
    }

    private void makeWay(Change.Update change) {
        Address address = change.address();
        for (Address need : situation.wanted(address).map(Resource::needs).orElseGet(TreeSet::new)) {
            Change below = planned.change(need);
            List<Step> steps =
                    below instanceof Change.NoOp ? List.of() : type(address).before(change, below, planned);
            if (!steps.isEmpty()) {
                ways.add(new Way(need, chain(address, steps, Progress.CHANGING)));
            }
        }
    }

    /** The steps that remove an old one while the new one has its address. */
    private List<Step> ofFormer(Address former, Entries before) {
        Address current = former.current();
        List<Step> steps = type(current).steps(new Change.Delete(current, before, "another was made for it"), planned);
        return steps.isEmpty()
                ? List.of(new TakeNote(former, true))
                : steps.stream().<Step>map(step -> new OfFormer(former, step)).toList();
    }

    /** The steps of a change; where there are none, recording is the step. */
    private List<Step> noted(Change change) {
        List<Step> steps = type(change.address()).steps(change, planned);
        return steps.isEmpty() ? List.of(new TakeNote(change.address(), change instanceof Change.Delete)) : steps;
    }

    private List<Node> chain(Address address, List<Step> steps, Progress progress) {
        List<Node> chain = new ArrayList<>();
        for (Step step : steps) {
            if (!step.address().equals(address)) {
                throw new IllegalStateException("a step of " + address + " says it is one of " + step.address());
            }
            int number = web.steps(address).size() + 1;
            Step inner = step instanceof OfFormer former ? former.step() : step;
            String name = situation.types().nameOf(inner).orElse("note");
            Node previous = number > 1 ? web.steps(address).getLast() : null;
            Node node = web.add(new Node(address + "/" + number + "-" + name, step));
            doing.put(node.id(), progress);
            if (previous != null) {
                web.link(node, previous);
            }
            chain.add(node);
        }
        return chain;
    }

    private void orderByNeeds(Address address) {
        List<Node> make = making.getOrDefault(address, List.of());
        List<Node> remove = removing.getOrDefault(address, List.of());
        TreeSet<Address> needs =
                situation.wanted(address).map(Resource::needs).map(TreeSet::new).orElseGet(TreeSet::new);
        needs.forEach(need -> link(make, making.getOrDefault(need, List.of())));
        for (Address need : situation.recorded(address).map(Recorded::needs).orElseGet(TreeSet::new)) {
            List<Node> removed = removing.getOrDefault(need, List.of());
            link(removed, remove);
            if (standing(address)) {
                formers.getOrDefault(need, List.of())
                        .forEach(former -> link(removing.getOrDefault(former, List.of()), make));
            }
            if (standing(address) && (!needs.contains(need) || createdFirst(need))) {
                link(removed, make);
            }
        }
    }

    /** An old one goes once the new one is there. */
    private void orderFormers(Address address) {
        List<Node> make = making.getOrDefault(address, List.of());
        if (createdFirst(address)) {
            link(removing.getOrDefault(address, List.of()), make);
        }
        for (Address former : formers.getOrDefault(address, List.of())) {
            List<Node> remove = removing.getOrDefault(former, List.of());
            link(remove, make);
        }
    }

    private boolean createdFirst(Address address) {
        return planned.change(address) instanceof Change.Replace replace && replace.createFirst();
    }

    /** Whether it is there and stays there, changed: it still holds what it needed before. */
    private boolean standing(Address address) {
        return switch (planned.change(address)) {
            case Change.Update _ -> true;
            case Change.Create create -> create.resumed();
            case Change.NoOp _, Change.Delete _, Change.Replace _, Change.Forget _ -> false;
        };
    }

    /** The first of one chain comes after the last of another. */
    private void link(List<Node> later, List<Node> earlier) {
        if (!later.isEmpty() && !earlier.isEmpty()) {
            web.link(later.getFirst(), earlier.getLast());
        }
    }

    private ResourceType type(Address address) {
        return situation.types().of(address);
    }
}

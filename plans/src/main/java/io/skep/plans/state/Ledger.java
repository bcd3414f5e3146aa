package io.skep.plans.state;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state while it changes: journal entries are entered one by one, in time that does not grow with the number of resources. The same
 * code runs while a plan is applied and when a journal is replayed, so that both arrive at the same state. Used by one thread at a time.
 */
public final class Ledger {
    private final String lineage;
    private final SortedMap<Address, Recorded> resources;
    private long serial;
    private String topology;
    private SortedMap<String, Value> outputs;

    public Ledger(State state) {
        lineage = state.lineage();
        serial = state.serial();
        topology = state.topology();
        resources = new TreeMap<>(state.resources());
        outputs = state.outputs();
    }

    /** Enters one entry of the apply with a serial. */
    public void enter(long entrySerial, JournalEntry entry) {
        switch (entry) {
            case JournalEntry.Opened opened -> {
                serial = entrySerial;
                topology = opened.topology();
            }
            case JournalEntry.Begun begun ->
                begun.intent().ifPresent(intent -> resources.put(begun.address(), intended(begun.address(), intent)));
            case JournalEntry.Done done ->
                resources.computeIfPresent(done.address(), (_, old) -> old.learned(done.outputs()));
            case JournalEntry.Failed failed -> resources.computeIfPresent(failed.address(), (_, old) -> old.failed());
            case JournalEntry.Settled settled ->
                resources.put(settled.recorded().address(), settled.recorded());
            case JournalEntry.Gone gone -> resources.remove(gone.address());
            case JournalEntry.Moved(Address from, Address to) -> move(from, to);
            case JournalEntry.Outputs values -> outputs = new TreeMap<>(values.values());
            case JournalEntry.Closed _ -> {}
        }
    }

    /** What is recorded of a resource now. */
    public Optional<Recorded> recorded(Address address) {
        return Optional.ofNullable(resources.get(address));
    }

    /** The state as of now. */
    public State state() {
        return new State(lineage, serial, topology, resources, outputs);
    }

    private void move(Address from, Address to) {
        Recorded moved = resources.remove(from);
        if (moved != null) {
            resources.put(to, moved.at(to));
        }
        resources.replaceAll((_, each) -> each.needs().contains(from) ? each.needing(from, to) : each);
    }

    private Recorded intended(Address address, Intent intent) {
        Recorded old = resources.get(address);
        TreeSet<Address> needs = new TreeSet<>(intent.needs());
        if (old == null) {
            return new Recorded(address, intent.spec(), Entries.NONE, needs, intent.progress(), serial);
        }
        boolean same = old.progress() == intent.progress() && old.since() > 0;
        if (intent.afresh()) {
            return new Recorded(
                    address, intent.spec(), Entries.NONE, needs, intent.progress(), same ? old.since() : serial);
        }
        needs.addAll(old.needs());
        return new Recorded(
                address,
                laidOver(old.spec(), intent.spec()),
                old.outputs(),
                needs,
                intent.progress(),
                same ? old.since() : serial);
    }

    private static Entries laidOver(Entries old, Entries asked) {
        TreeMap<String, Value> both = new TreeMap<>(old.entries());
        asked.entries()
                .forEach((key, value) -> both.merge(
                        key,
                        value,
                        (before, after) -> before instanceof Entries outer && after instanceof Entries inner
                                ? laidOver(outer, inner)
                                : after));
        return new Entries(both);
    }
}

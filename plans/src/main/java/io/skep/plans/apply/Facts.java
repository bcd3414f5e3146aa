package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** The newest outputs of every resource that is recorded, begun or seen. Safe for any thread. */
public final class Facts {
    private final ConcurrentSkipListMap<Address, Entries> outputs = new ConcurrentSkipListMap<>();
    /** Guarded by this: answers to what was asked once, kept true from then on. */
    private final Map<Trait, SortedSet<Address>> having = new TreeMap<>();

    /** What resources are asked for: a kind, and a text under the name of an output. */
    private record Trait(String kind, String output, String text) implements Comparable<Trait> {
        boolean fits(Address address, Entries outputs) {
            return address.kind().equals(kind)
                    && Values.textOf(outputs, output).filter(text::equals).isPresent();
        }

        @Override
        public int compareTo(Trait other) {
            int byKind = kind.compareTo(other.kind);
            int byOutput = byKind != 0 ? byKind : output.compareTo(other.output);
            return byOutput != 0 ? byOutput : text.compareTo(other.text);
        }
    }

    /** The outputs of one resource; none where nothing is known. */
    public Entries of(Address address) {
        return outputs.getOrDefault(address, Entries.NONE);
    }

    /**
     * The outputs of each resource of a kind, as they are whenever one looks: a view, since a copy for each of thousands
     * of nodes that ask for all of them would cost their square.
     */
    public SortedMap<Address, Entries> ofKind(String kind) {
        Address first = new Address("", kind, "", Optional.empty());
        Address end = new Address("", kind + "\0", "", Optional.empty());
        return Collections.unmodifiableSortedMap(outputs.subMap(first, end));
    }

    /** The resources of a kind that have a text under the name of an output; asked again, it costs as much as the answer is long. */
    public synchronized SortedSet<Address> having(String kind, String output, String text) {
        Trait trait = new Trait(kind, output, text);
        SortedSet<Address> known = having.get(trait);
        if (known == null) {
            TreeSet<Address> found = new TreeSet<>();
            ofKind(kind).forEach((address, entries) -> {
                if (trait.fits(address, entries)) {
                    found.add(address);
                }
            });
            having.put(trait, found);
            known = found;
        }
        return new TreeSet<>(known);
    }

    /** Adds what was learned of a resource to what is known of it. */
    public synchronized void learn(Address address, Entries more) {
        Entries now = outputs.merge(address, more, Entries::overlaidWith);
        having.forEach((trait, addresses) -> {
            if (trait.fits(address, now)) {
                addresses.add(address);
            } else {
                addresses.remove(address);
            }
        });
    }

    /** Nothing that was known of a resource holds any longer. */
    public synchronized void forget(Address address) {
        outputs.remove(address);
        having.values().forEach(addresses -> addresses.remove(address));
    }
}

package io.skep.plans.topology;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a topology says of its state: the block {@code state} of its block {@code skep}. Known before the state is read.
 *
 * @param topology the topology's name, in a workspace with its name behind
 * @param workspace the workspace's name
 * @param place where the state is kept; empty for a folder of this machine
 */
public record StateSettings(String topology, String workspace, Optional<Place> place, Encryption encryption) {

    /** Those of a topology that says nothing of its state. */
    public static StateSettings usual(String topology, String workspace) {
        return new StateSettings(topology, workspace, Optional.empty(), Encryption.NONE);
    }

    /**
     * A place.
     *
     * @param type {@code postgres}
     * @param words the block's attributes
     */
    public record Place(String type, SortedMap<String, String> words) {
        public Place {
            words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        }
    }

    /**
     * How the state is encrypted.
     *
     * @param key seals what is written; empty where the block names none
     * @param fallbacks open what was sealed before
     * @param enforced whether it is an error to have no key
     */
    public record Encryption(Optional<Key> key, List<Key> fallbacks, boolean enforced) {
        /** The block is missing. */
        public static final Encryption NONE = new Encryption(Optional.empty(), List.of(), false);

        public Encryption {
            fallbacks = List.copyOf(fallbacks);
        }
    }

    /** Where a key comes from. */
    public sealed interface Key {

        /** A sensitive variable's value. */
        record Passphrase(String text) implements Key {
            /** Tells nothing. */
            @Override
            public String toString() {
                return "Passphrase";
            }
        }

        /** A file, found from the topology's folder. */
        record PassphraseFile(String file) implements Key {}

        /** A program and its arguments, started in the topology's folder. */
        record Program(List<String> words) implements Key {
            public Program {
                words = List.copyOf(words);
            }
        }
    }
}

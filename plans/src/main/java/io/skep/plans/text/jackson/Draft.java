package io.skep.plans.text.jackson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a generator was told so far, before it is written down. */
sealed interface Draft {
    /** A value in the language's own spelling. */
    record Written(String text) implements Draft {}

    /** A list. */
    record Items(List<Draft> items) implements Draft {
        Items() {
            this(new ArrayList<>());
        }
    }

    /**
     * An object.
     *
     * @param labels those that were told to be labels, by their index
     * @param blocks the names of properties to be written as blocks
     */
    record Entries(Map<String, Draft> entries, Map<Integer, Draft> labels, List<String> blocks) implements Draft {
        Entries() {
            this(new LinkedHashMap<>(), new TreeMap<>(), new ArrayList<>());
        }
    }
}

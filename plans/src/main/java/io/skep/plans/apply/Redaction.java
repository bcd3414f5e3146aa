package io.skep.plans.apply;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Keeps secrets that steps got in clear out of whatever comes back from them: outputs, errors, lines. Very short texts are not looked
 * for, since they occur in ordinary words. Safe for any thread.
 */
final class Redaction {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_LINE = 8;
    private static final String COVER = "(sensitive value)";

    /** Longest first, so that a secret within another one does not leave the rest of the other in clear. */
    private final NavigableSet<String> secrets = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** From now on, what this holds is covered. */
    void learn(Value secret) {
        switch (secret) {
            case Text(String text) -> learn(text);
            case Items(var items) -> items.forEach(this::learn);
            case Unique(var members) -> members.forEach(this::learn);
            case Entries(var entries) -> entries.values().forEach(this::learn);
            case Value.Secret(Value inner, var _) -> learn(inner);
            case Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Later _, Value.Masked _ -> {}
        }
    }

    private void learn(String text) {
        if (text.length() >= SHORTEST) {
            secrets.add(text);
        }
        // Output comes line by line, so that a key of many lines would never be found whole.
        text.lines().filter(line -> line.length() >= SHORTEST_LINE).forEach(secrets::add);
    }

    /** The text with every secret in it covered. */
    String covered(String text) {
        String covered = text;
        for (String secret : secrets) {
            covered = covered.replace(secret, COVER);
        }
        return covered;
    }

    /** The entries with every secret in them covered. */
    Entries covered(Entries entries) {
        TreeMap<String, Value> covered = new TreeMap<>();
        entries.entries().forEach((key, value) -> covered.put(covered(key), covered(value)));
        return new Entries(covered);
    }

    private Value covered(Value value) {
        return switch (value) {
            case Text(String text) -> new Text(covered(text));
            case Items(var items) -> new Items(items.stream().map(this::covered).toList());
            case Entries entries -> covered(entries);
            case Unique(var members) -> {
                TreeSet<String> covered = new TreeSet<>();
                members.forEach(each -> covered.add(covered(each)));
                yield new Unique(covered);
            }
            case Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Later _, Value.Secret _, Value.Masked _ -> value;
        };
    }
}

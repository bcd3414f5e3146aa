package io.skep.plans.text.eval;

import io.skep.plans.text.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names an expression may use; immutable. An inner scope hides names of the outer one. */
public final class Scope {

    /** Without any name. */
    public static final Scope EMPTY = new Scope(null, Map.of());

    private final @Nullable Scope outer;
    private final Map<String, Root> roots;

    private Scope(@Nullable Scope outer, Map<String, ? extends Root> roots) {
        this.outer = outer;
        this.roots = Map.copyOf(roots);
    }

    /** A scope of just these names. */
    public static Scope of(Map<String, ? extends Root> roots) {
        return new Scope(null, roots);
    }

    /** A scope of names bound to values. */
    public static Scope ofValues(Map<String, ? extends Value> values) {
        return EMPTY.withValues(values);
    }

    /** This scope with more names, which hide those of the same name. */
    public Scope with(Map<String, ? extends Root> more) {
        return new Scope(this, more);
    }

    /** This scope with more names bound to values. */
    public Scope withValues(Map<String, ? extends Value> values) {
        TreeMap<String, Root> plain = new TreeMap<>();
        values.forEach((name, value) -> plain.put(name, new Root.Plain(value)));
        return with(plain);
    }

    /** What a name stands for. */
    public Optional<Root> find(String name) {
        Root root = roots.get(name);
        if (root != null) {
            return Optional.of(root);
        }
        return outer == null ? Optional.empty() : outer.find(name);
    }

    /** All names. */
    public SortedSet<String> names() {
        SortedSet<String> names = outer == null ? new TreeSet<>() : outer.names();
        names.addAll(roots.keySet());
        return names;
    }
}

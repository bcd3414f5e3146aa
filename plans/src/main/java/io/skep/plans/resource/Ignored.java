package io.skep.plans.resource;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;
import java.util.TreeSet;

/** What {@code ignore_changes} does to what is wanted of a resource that is there: the ignored parts stay as they were seen. */
public final class Ignored {

    private Ignored() {}

    /**
     * The wanted spec with every ignored part as it is.
     *
     * @param recorded what skep asked for before; taken where a secret is concerned, which a look does not tell
     */
    public static Entries kept(Lifecycle lifecycle, Entries wanted, Entries recorded, Entries seen) {
        Entries kept = wanted;
        for (List<String> path : paths(lifecycle, wanted, recorded)) {
            kept = kept(kept, recorded, seen, path);
        }
        return kept;
    }

    /** Whether a difference is one that is ignored. */
    public static boolean covers(Lifecycle lifecycle, Difference difference) {
        return lifecycle.ignoresAll()
                || lifecycle.ignored().stream().anyMatch(path -> under(difference.path(), written(path)));
    }

    /** Whether a path is another or leads into it. */
    public static boolean under(String path, String outer) {
        return path.equals(outer) || path.startsWith(outer + ".") || path.startsWith(outer + "[");
    }

    /** A path as a difference writes it; of a key one cannot tell whether it is an attribute's, so both spellings are keys of the same. */
    private static String written(List<String> path) {
        return String.join("", path).substring(1);
    }

    private static List<List<String>> paths(Lifecycle lifecycle, Entries wanted, Entries recorded) {
        if (!lifecycle.ignoresAll()) {
            return lifecycle.ignored();
        }
        TreeSet<String> keys = new TreeSet<>(wanted.entries().keySet());
        keys.addAll(recorded.entries().keySet());
        return keys.stream().map(key -> List.of("." + key)).toList();
    }

    private static Entries kept(Entries wanted, Entries recorded, Entries seen, List<String> path) {
        String key = name(path.getFirst());
        if (path.size() == 1) {
            Value old = recorded.get(key);
            boolean secret = SecretCover.holdsSecret(old) || SecretCover.holdsSecret(wanted.get(key));
            Value kept = secret ? old : seen.get(key);
            return wanted.with(key, kept);
        }
        Entries inner = kept(
                Differ.entries(wanted.get(key)),
                Differ.entries(recorded.get(key)),
                Differ.entries(seen.get(key)),
                path.subList(1, path.size()));
        boolean nothing = inner.entries().isEmpty() && wanted.get(key) instanceof Value.Nothing;
        return nothing ? wanted : wanted.with(key, inner);
    }

    /** {@code labels} of {@code .labels}, {@code size} of {@code ["size"]}. */
    private static String name(String step) {
        return step.startsWith(".") ? step.substring(1) : step.substring(2, step.length() - 2);
    }
}

package io.skep.plans.resource;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Secret;
import java.util.TreeMap;

/**
 * Makes secrets of what was seen where a secret is asked for or recorded: a host tells the content in clear, and neither a plan nor a
 * person may get it.
 */
public final class SecretCover {
    /** Such a secret was seen, not computed: there is nothing to compute it from. */
    private static final Value.Source SEEN = new Value.Source("", Entries.NONE);

    private SecretCover() {}

    /** What was seen, with every part that is a secret in {@code wanted} or {@code recorded} turned into one. */
    public static Entries over(Entries seen, Entries wanted, Entries recorded) {
        TreeMap<String, Value> covered = new TreeMap<>();
        seen.entries().forEach((key, value) -> covered.put(key, over(value, wanted.get(key), recorded.get(key))));
        return new Entries(covered);
    }

    /** The same for one value. A list that holds a secret is covered as a whole, for its elements may have moved. */
    static Value over(Value seen, Value wanted, Value recorded) {
        if (Differ.absent(seen)) {
            return seen;
        } else if (seen instanceof Entries entries && !isSecret(wanted) && !isSecret(recorded)) {
            return over(entries, Differ.entries(wanted), Differ.entries(recorded));
        }
        return holdsSecret(wanted) || holdsSecret(recorded) ? covered(seen) : seen;
    }

    /** Whether a value is or holds a secret. */
    static boolean holdsSecret(Value value) {
        return switch (value) {
            case Secret _, Masked _ -> true;
            case Items(var items) -> items.stream().anyMatch(SecretCover::holdsSecret);
            case Entries(var entries) -> entries.values().stream().anyMatch(SecretCover::holdsSecret);
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Unique _, Value.Later _ -> false;
        };
    }

    private static boolean isSecret(Value value) {
        return value instanceof Secret || value instanceof Masked;
    }

    private static Value covered(Value seen) {
        return isSecret(seen) ? seen : new Secret(seen, SEEN);
    }
}

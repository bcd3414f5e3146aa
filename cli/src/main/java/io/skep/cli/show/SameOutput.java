package io.skep.cli.show;

import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Secret;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Compares outputs of a state with those of a plan. Secrets, of which a state knows only the digest, are compared by it. */
final class SameOutput {
    private final SecretDigest digests;

    /** @param lineage of the state that the plan was made from */
    SameOutput(String lineage) {
        this.digests = new SecretDigest(lineage);
    }

    boolean all(SortedMap<String, Value> recorded, SortedMap<String, Value> planned) {
        return same(new Entries(recorded), new Entries(planned));
    }

    boolean same(Value recorded, Value planned) {
        if (hidden(recorded) && hidden(planned)) {
            return digestOf(recorded).equals(digestOf(planned));
        }
        if (recorded instanceof Entries(var old) && planned instanceof Entries(var young)) {
            return old.keySet().equals(young.keySet())
                    && old.entrySet().stream()
                            .allMatch(each -> same(each.getValue(), young.getOrDefault(each.getKey(), Value.NOTHING)));
        }
        if (recorded instanceof Items(var old) && planned instanceof Items(var young)) {
            return old.size() == young.size()
                    && IntStream.range(0, old.size()).allMatch(i -> same(old.get(i), young.get(i)));
        }
        return recorded.equals(planned);
    }

    private static boolean hidden(Value value) {
        return value instanceof Secret || value instanceof Masked;
    }

    private String digestOf(Value hidden) {
        return digests.of(hidden instanceof Secret(Value inner, var _) ? inner : hidden);
    }
}

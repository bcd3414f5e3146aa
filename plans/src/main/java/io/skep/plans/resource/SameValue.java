package io.skep.plans.resource;

import io.skep.plans.schema.Type;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Unique;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether a wanted and a seen value are the same: secrets by what they hold, or by digest where that is unknown. */
final class SameValue {
    private static final Type SET = new Type.ListOf(new Type.Text(), false);

    private final SecretDigest digests;

    SameValue(SecretDigest digests) {
        this.digests = digests;
    }

    boolean in(Type type, Value wanted, Value seen) {
        if (Differ.absent(wanted) || Differ.absent(seen)) {
            return Differ.absent(wanted) && Differ.absent(seen);
        } else if (wanted instanceof Masked || seen instanceof Masked) {
            return digests.of(Values.revealed(wanted)).equals(digests.of(Values.revealed(seen)));
        }
        Value bare = Values.revealed(seen);
        return switch (wanted) {
            case Secret(Value inner, var _) -> in(type, inner, bare);
            case Entries entries -> bare instanceof Entries other && entriesIn(type, entries, other);
            case Items(var items) -> itemsIn(type, items, bare);
            case Unique _ -> itemsIn(SET, list(wanted), bare);
            case Value.Later _ -> false;
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Masked _ -> wanted.equals(bare);
        };
    }

    private boolean entriesIn(Type type, Entries wanted, Entries seen) {
        Type element = type instanceof Type.MapOf(Type inner, var _) ? inner : new Type.Anything();
        TreeSet<String> keys = new TreeSet<>(wanted.entries().keySet());
        keys.addAll(seen.entries().keySet());
        return keys.stream().allMatch(key -> in(element, wanted.get(key), seen.get(key)));
    }

    private boolean itemsIn(Type type, List<Value> wanted, Value seen) {
        if (!(seen instanceof Items || seen instanceof Unique) || list(seen).size() != wanted.size()) {
            return false;
        }
        boolean ordered = seen instanceof Items && !(type instanceof Type.ListOf(var _, boolean matters) && !matters);
        Type element = type instanceof Type.ListOf(Type inner, var _) ? inner : new Type.Anything();
        List<Value> left = new ArrayList<>(list(seen));
        for (Value each : wanted) {
            int found = 0;
            int end = ordered ? 1 : left.size();
            while (found < end && !in(element, each, left.get(found))) {
                found++;
            }
            if (found == end) {
                return false;
            }
            left.remove(found);
        }
        return true;
    }

    private static List<Value> list(Value value) {
        return switch (value) {
            case Items(var items) -> items;
            case Unique(var members) ->
                members.stream().<Value>map(Value.Text::new).toList();
            case Value.Text _,
                    Value.Numeric _,
                    Value.Bool _,
                    Value.Nothing _,
                    Entries _,
                    Value.Later _,
                    Secret _,
                    Masked _ -> List.of();
        };
    }
}

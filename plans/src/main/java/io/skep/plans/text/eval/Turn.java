package io.skep.plans.text.eval;

import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One turn of a loop: the key and value at hand. */
record Turn(Value key, Value value) {

    /**
     * The turns over a collection that is known, or secret with known content. Of a secret collection the values are
     * secrets one by one.
     */
    static List<Turn> over(Evaluator evaluator, Value collection, Expression expression, Scope scope) {
        if (collection instanceof Secret(Value inner, Source _)) {
            Source source = Captures.source(evaluator, expression, scope);
            List<Turn> turns = plain(inner, expression, scope);
            List<Turn> hidden = new ArrayList<>();
            turns.forEach(turn -> hidden.add(turn.hidden(inner, hidden.size(), source)));
            return hidden;
        }
        return plain(collection, expression, scope);
    }

    /** The scope inside the loop. */
    Scope scope(Scope outer, @Nullable String keyName, String valueName) {
        TreeMap<String, Value> names = new TreeMap<>();
        if (keyName != null) {
            names.put(keyName, key);
        }
        names.put(valueName, value);
        return outer.withValues(names);
    }

    /** Neither key nor value may be read from the sources of the two: they go by position. */
    private Turn hidden(Value collection, int index, Source source) {
        Entries captured = source.captured();
        String text = source.expression();
        String list = collection instanceof Items ? "(" + text + ")" : "values(" + text + ")";
        String elements = collection instanceof Unique ? "tolist(" + text + ")" : list;
        Secret element = new Secret(Opaque.revealed(value), new Source(elements + "[" + index + "]", captured));
        if (collection instanceof Entries) {
            return new Turn(new Secret(key, new Source("keys(" + text + ")[" + index + "]", captured)), element);
        }
        return new Turn(collection instanceof Items ? key : element, element);
    }

    private static List<Turn> plain(Value collection, Expression expression, Scope scope) {
        List<Turn> turns = new ArrayList<>();
        switch (collection) {
            case Items(List<Value> items) ->
                items.forEach(item -> turns.add(new Turn(Values.number(turns.size()), item)));
            case Unique(var members) ->
                members.forEach(member -> turns.add(new Turn(new Text(member), new Text(member))));
            case Entries(var entries) -> entries.forEach((key, value) -> turns.add(new Turn(new Text(key), value)));
            case Nothing _ ->
                throw Failures.of(
                        "Iteration over null",
                        "A null value has no elements to go through.",
                        expression.range(),
                        expression,
                        scope);
            case Text _, Value.Numeric _, Value.Bool _, Value.Later _, Secret _, Value.Masked _ ->
                throw Failures.of(
                        "Iteration over a single value",
                        "This is " + ValueText.kind(collection) + "; only lists, sets and objects can be gone through.",
                        expression.range(),
                        expression,
                        scope);
        }
        return turns;
    }
}

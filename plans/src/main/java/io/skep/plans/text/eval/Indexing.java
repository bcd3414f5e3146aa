package io.skep.plans.text.eval;

import io.skep.plans.text.eval.function.Problem;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import io.skep.plans.text.value.ValueText;
import java.util.List;

/** Elements of known collections by their key. */
final class Indexing {

    private static final String INVALID = "Invalid index";

    private Indexing() {}

    /** The element of a collection; fails with {@link Problem} about operand 0, the collection, or 1, the key. */
    static Value element(Value collection, Value key) {
        return switch (collection) {
            case Items(List<Value> items) -> item(items, key);
            case Entries entries -> entry(entries, key);
            case Unique _ ->
                throw Problem.at(
                        0,
                        INVALID,
                        "The elements of a set have no index. Use tolist(...) to give them an order first.");
            case Nothing _ -> throw Problem.at(0, INVALID, "This value is null, so it has no elements.");
            case Text _, Numeric _, Bool _, Later _, Secret _, Masked _ ->
                throw Problem.at(
                        0, INVALID, "This value is " + ValueText.kind(collection) + ", which has no elements.");
        };
    }

    static Problem noAttributes(Value value, String name) {
        String summary = "Unsupported attribute";
        return switch (value) {
            case Nothing _ -> Problem.of(summary, "This value is null, so it has no attribute \"" + name + "\".");
            case Items _, Unique _ ->
                Problem.of(
                                summary,
                                "This value is " + ValueText.kind(value)
                                        + ", which has no attributes; its elements may.")
                        .withHint("For that attribute of every element write [*]." + name
                                + ", for that of one element write [0]." + name + ".");
            case Text _, Numeric _, Bool _, Entries _, Later _, Secret _, Masked _ ->
                Problem.of(summary, "This value is " + ValueText.kind(value) + ", which has no attributes.");
        };
    }

    private static Value item(List<Value> items, Value key) {
        Numeric number = Convert.toNumber(key)
                .orElseThrow(() -> Problem.at(
                        1, INVALID, "A list is indexed by a number, and this is " + ValueText.kind(key) + "."));
        if (number.whole().isEmpty() && number.number().scale() > 0) {
            throw Problem.at(1, INVALID, "A list is indexed by a whole number, and this has a fraction.");
        }
        long index = number.whole().orElse(-1);
        if (index < 0 || index >= items.size()) {
            throw Problem.at(1, INVALID, outside(number, items.size()));
        }
        return items.get((int) index);
    }

    private static String outside(Numeric number, int size) {
        String index = "There is no element " + number.plain() + ": ";
        return switch (size) {
            case 0 -> index + "the list is empty.";
            case 1 -> index + "the list has one element, 0.";
            default -> index + "the list has the elements 0 to " + (size - 1) + ".";
        };
    }

    private static Value entry(Entries entries, Value key) {
        String name = Convert.toText(key)
                .orElseThrow(() -> Problem.at(
                        1, INVALID, "An object is indexed by a string, and this is " + ValueText.kind(key) + "."))
                .text();
        if (!entries.entries().containsKey(name)) {
            throw Problem.at(1, INVALID, "This object has no element " + ValueText.quoted(name) + ".")
                    .withHint(Spelling.hint(name, entries.entries().keySet()).orElse(null));
        }
        return entries.get(name);
    }
}

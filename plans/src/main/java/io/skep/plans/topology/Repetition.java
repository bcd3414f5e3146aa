package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.Waiting;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The meta-arguments {@code for_each} and {@code count}: how often a block stands, and with which names. */
final class Repetition {

    private static final int MOST = 10_000;

    private final Evaluation evaluation;

    Repetition(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** How a block is repeated. */
    enum Kind {
        SINGLE,
        COUNTED,
        KEYED
    }

    /** One instance to be: its address, the names it sees, and what the number of instances needed. */
    record Turn(Address address, Scope scope, SortedSet<Address> needs) {}

    Kind kind(Block block) {
        if (block.body().attribute("for_each").isPresent()) {
            return Kind.KEYED;
        }
        return block.body().attribute("count").isPresent() ? Kind.COUNTED : Kind.SINGLE;
    }

    /** The instances; empty where that cannot be told, which is then reported. */
    Optional<List<Turn>> turns(Block block, Address address, Scope scope) {
        Optional<Attribute> each = block.body().attribute("for_each");
        Optional<Attribute> count = block.body().attribute("count");
        if (each.isPresent() && count.isPresent()) {
            return wrong(
                    "Both for_each and count",
                    "A block may have one of them.",
                    count.get().nameRange());
        }
        Attribute repeating = each.or(() -> count).orElse(null);
        if (repeating == null) {
            return Optional.of(List.of(new Turn(address, scope, new TreeSet<>())));
        }
        Lazy<Value> value = new Lazy<>(
                address + "." + repeating.name(),
                repeating.range(),
                evaluation,
                () -> evaluation.value(repeating.expression(), scope));
        Range place = repeating.expression().range();
        return value.find()
                .filter(found -> known(found, repeating.name(), place))
                .flatMap(found -> each.isPresent()
                        ? keyed(found, address, scope, place, value.needs())
                        : counted(found, address, scope, place, value.needs()));
    }

    private boolean known(Value value, String name, Range place) {
        if (Opaque.isLater(value)) {
            wrong(
                    name + " known only after apply",
                    "How many instances there are must be known before anything is made, and this waits for "
                            + Waiting.text(value) + ".",
                    place);
            return false;
        }
        if (value instanceof Secret) {
            wrong(
                    "Sensitive value in " + name,
                    "The instances of a block are shown by their keys, so a sensitive value cannot decide on them.",
                    place);
            return false;
        }
        return true;
    }

    private Optional<List<Turn>> counted(
            Value value, Address address, Scope scope, Range place, SortedSet<Address> needs) {
        long count =
                Convert.toNumber(value).map(number -> number.whole().orElse(-1)).orElse(-1L);
        if (count < 0 || count > MOST) {
            return wrong(
                    "Invalid count",
                    "\"count\" must be a whole number from 0 to " + MOST + ", and this is " + ValueText.brief(value)
                            + ".",
                    place);
        }
        List<Turn> turns = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Entries names = new Entries(new TreeMap<>(Map.of("index", Values.number(index))));
            Address instance = address.instance(index);
            turns.add(new Turn(instance, scope.withValues(Map.of("count", names)), needs));
        }
        return Optional.of(turns);
    }

    private Optional<List<Turn>> keyed(
            Value value, Address address, Scope scope, Range place, SortedSet<Address> needs) {
        SortedMap<String, Value> elements = new TreeMap<>();
        switch (value) {
            case Entries(var entries) -> elements.putAll(entries);
            case Value.Unique(var members) -> members.forEach(member -> elements.put(member, Values.text(member)));
            case Value.Items(var items) when items.isEmpty() -> {}
            case Value.Text _,
                    Value.Numeric _,
                    Value.Bool _,
                    Value.Nothing _,
                    Value.Items _,
                    Value.Later _,
                    Secret _,
                    Value.Masked _ -> {
                String advice = value instanceof Value.Items ? " Write toset(...) around it." : "";
                return wrong(
                        "Invalid for_each",
                        "\"for_each\" must be a map or a set of strings, and this is " + ValueText.kind(value) + "."
                                + advice,
                        place);
            }
        }
        List<Turn> turns = new ArrayList<>();
        elements.forEach((key, element) -> {
            Entries names = new Entries(new TreeMap<>(Map.of("key", Values.text(key), "value", element)));
            Address instance = address.instance(key);
            turns.add(new Turn(instance, scope.withValues(Map.of("each", names)), needs));
        });
        return Optional.of(turns);
    }

    private <T> Optional<T> wrong(String summary, String detail, Range place) {
        evaluation.report(Diagnostic.error(summary, detail, place));
        return Optional.empty();
    }
}

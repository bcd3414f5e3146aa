package io.skep.plans.apply;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Replaces later and secret values, however deep, by what they are. Safe for any thread. */
public final class Resolution {
    private final Resolving resolving;
    private final Function<Address, Entries> outputs;
    private final Consumer<Value> revealed;

    /** Resolves from these newest outputs; {@link Entries#NONE} for a resource that has none. */
    public Resolution(Resolving resolving, Function<Address, Entries> outputs) {
        this(resolving, outputs, _ -> {});
    }

    /** The same, telling of every secret it turns into clear. */
    Resolution(Resolving resolving, Function<Address, Entries> outputs, Consumer<Value> revealed) {
        this.resolving = resolving;
        this.outputs = outputs;
        this.revealed = revealed;
    }

    /** The same with every later value that can be computed already; the others stay, and secrets stay secrets. */
    public Value known(Value value) {
        return switch (value) {
            case Later(Value.Source source, var _) ->
                resolving.resolve(source, this::output).orElse(value);
            case Secret(Value inner, Value.Source source) -> new Secret(bare(known(inner)), source);
            case Masked _, Items _, Entries _, Text _, Numeric _, Bool _, Nothing _, Unique _ ->
                within(value, this::known);
        };
    }

    /** The same for entries. */
    public Entries known(Entries entries) {
        return new Entries(mapped(entries, this::known));
    }

    /** The same with everything in clear. A later value that does not exist yet is a {@link UserError}. */
    public Entries clear(Entries entries) {
        return new Entries(mapped(entries, this::clear));
    }

    /** The same for one value. */
    public Value clear(Value value) {
        return switch (value) {
            case Later(Value.Source source, var _) -> clear(computed(source));
            case Masked(var _, Value.Source source) -> revealed(computed(source));
            case Secret secret -> revealed(secret);
            case Items _, Entries _, Text _, Numeric _, Bool _, Nothing _, Unique _ -> within(value, this::clear);
        };
    }

    private Value revealed(Value secret) {
        Value inner = clear(bare(secret));
        revealed.accept(inner);
        return inner;
    }

    private Value computed(Value.Source source) {
        return resolving
                .resolve(source, this::output)
                .orElseThrow(() -> new UserError("The value of " + source.expression()
                        + " is not known: what it refers to has no such output. Run plan and apply again."));
    }

    private Optional<Value> output(Origin origin) {
        Value value = outputs.apply(Address.parse(origin.resource())).get(origin.output());
        return value instanceof Nothing ? Optional.empty() : Optional.of(value);
    }

    private static Value bare(Value value) {
        return value instanceof Secret(Value inner, var _) ? inner : value;
    }

    private static Value within(Value value, UnaryOperator<Value> each) {
        return switch (value) {
            case Items(var items) -> new Items(items.stream().map(each).toList());
            case Entries entries -> new Entries(mapped(entries, each));
            case Masked _, Secret _, Later _, Text _, Numeric _, Bool _, Nothing _, Unique _ -> value;
        };
    }

    private static SortedMap<String, Value> mapped(Entries entries, UnaryOperator<Value> each) {
        TreeMap<String, Value> mapped = new TreeMap<>();
        entries.entries().forEach((key, value) -> mapped.put(key, each.apply(value)));
        return mapped;
    }
}

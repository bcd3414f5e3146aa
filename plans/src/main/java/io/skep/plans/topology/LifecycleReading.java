package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.resource.Lifecycle.Trigger;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the {@code lifecycle} block of one instance of a block. */
final class LifecycleReading {

    /** The word for it. */
    static final String WORD = "lifecycle";

    private static final Set<String> ATTRIBUTES =
            Set.of("prevent_destroy", "ignore_changes", "create_before_destroy", "replace_triggered_by");
    private static final Set<String> BLOCKS = Set.of("precondition", "postcondition");

    private final Evaluation evaluation;
    private final AddressReading addresses;
    private final Function<Address, List<Address>> instances;

    /** @param instances all instances of a block, by its address without a key; empty where there is no such block */
    LifecycleReading(Evaluation evaluation, AddressReading addresses, Function<Address, List<Address>> instances) {
        this.evaluation = evaluation;
        this.addresses = addresses;
        this.instances = instances;
    }

    /** The lifecycle; {@code self} is what the instance itself is. */
    Lifecycle read(Block outer, Schema schema, Scope scope, Entries self) {
        List<Block> blocks = outer.body().blocks(WORD);
        if (blocks.isEmpty()) {
            return Lifecycle.NONE;
        }
        blocks.stream()
                .skip(1)
                .forEach(again -> evaluation.report(Diagnostic.error(
                        "Duplicate block", outer.title() + " may have one block \"lifecycle\".", again.header())));
        Block block = blocks.getFirst();
        AllowedNames.check(block, ATTRIBUTES, BLOCKS, evaluation);
        Scope inner = scope.withValues(Map.of("self", self));
        Optional<Expression> ignored = block.body().attribute("ignore_changes").map(Attribute::expression);
        boolean all = ignored.isPresent()
                && ignored.get() instanceof Variable variable
                && variable.name().equals("all");
        ConditionReading conditions = new ConditionReading(evaluation);
        return new Lifecycle(
                flag(block, "prevent_destroy", inner),
                all,
                all ? List.of() : paths(block, schema, inner),
                flag(block, "create_before_destroy", inner) instanceof Value.Bool(boolean first) && first,
                triggers(block, inner),
                conditions.all(block, "precondition", inner),
                conditions.all(block, "postcondition", inner),
                block.header().toString());
    }

    private Value flag(Block block, String name, Scope scope) {
        Optional<Attribute> attribute = block.body().attribute(name);
        Optional<Value> value = attribute
                .flatMap(each -> evaluation.value(each.expression(), scope))
                .map(Opaque::revealed);
        if (value.isPresent() && value.get() instanceof Value.Later && name.equals("prevent_destroy")) {
            return value.get();
        }
        Optional<Value> truth = value.flatMap(Convert::toBool).map(each -> each);
        if (value.isPresent() && truth.isEmpty()) {
            evaluation.report(Diagnostic.error(
                    "Invalid attribute",
                    "\"" + name + "\" must be true or false"
                            + (value.get() instanceof Value.Later ? ", and is known only after apply." : "."),
                    attribute.orElseThrow().expression().range()));
        }
        return truth.orElse(Values.bool(false));
    }

    private List<List<String>> paths(Block block, Schema schema, Scope scope) {
        List<List<String>> paths = new ArrayList<>();
        for (Expression item : items(block, "ignore_changes")) {
            addresses.path(item, scope).ifPresent(path -> {
                known(path.getFirst().substring(1), schema, item);
                paths.add(path);
            });
        }
        return paths;
    }

    private void known(String name, Schema schema, Expression place) {
        TreeSet<String> names = new TreeSet<>();
        schema.attributes().forEach(each -> names.add(each.name()));
        schema.blocks().forEach(each -> names.add(each.name()));
        if (!names.contains(name)) {
            Diagnostic diagnostic = Diagnostic.error(
                    "Unknown attribute", "There is no attribute \"" + name + "\" to ignore.", place.range());
            evaluation.report(
                    Spelling.hint(name, names).map(diagnostic::withHint).orElse(diagnostic));
        }
    }

    private List<Trigger> triggers(Block block, Scope scope) {
        List<Trigger> triggers = new ArrayList<>();
        for (Expression item : items(block, "replace_triggered_by")) {
            addresses.read(item, scope).ifPresent(named -> {
                List<Address> all = instances.apply(named.address().block());
                List<Address> meant = named.address().key().isEmpty()
                        ? all
                        : all.stream().filter(named.address()::equals).toList();
                if (meant.isEmpty()) {
                    evaluation.report(
                            Diagnostic.error("Unknown resource", "There is no " + named.address() + ".", item.range()));
                }
                String path = named.path().isEmpty()
                        ? ""
                        : String.join("", named.path()).substring(1);
                meant.forEach(each -> {
                    evaluation.needs(each);
                    triggers.add(new Trigger(each, path));
                });
            });
        }
        return triggers;
    }

    private List<Expression> items(Block block, String name) {
        Optional<Attribute> attribute = block.body().attribute(name);
        if (attribute.isEmpty()) {
            return List.of();
        }
        if (attribute.get().expression() instanceof TupleConstructor list) {
            return list.items();
        }
        evaluation.report(Diagnostic.error(
                "Invalid attribute",
                "\"" + name + "\" must be a list" + (name.equals("ignore_changes") ? " or the word all." : "."),
                attribute.get().expression().range()));
        return List.of();
    }
}

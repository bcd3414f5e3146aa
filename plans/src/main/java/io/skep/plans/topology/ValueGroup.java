package io.skep.plans.topology;

import io.skep.plans.text.eval.Root;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The root {@code var} or {@code local}: named values. What a local value needs, everything that uses it needs. */
final class ValueGroup implements Root.Group {

    private final String noun;
    private final String advice;
    private final Evaluation evaluation;
    private final SortedMap<String, Lazy<Value>> values;
    private final Map<String, Expression> definitions;
    private final Function<String, Scope> scopes;

    /**
     * @param definitions the expressions of values that are defined by one
     * @param advice how to make a missing member, with NAME for its name
     */
    ValueGroup(
            String noun,
            String advice,
            Evaluation evaluation,
            SortedMap<String, Lazy<Value>> values,
            Map<String, Expression> definitions,
            Function<String, Scope> scopes) {
        this.noun = noun;
        this.advice = advice;
        this.evaluation = evaluation;
        this.values = values;
        this.definitions = definitions;
        this.scopes = scopes;
    }

    @Override
    public String noun() {
        return noun;
    }

    @Override
    public Collection<String> members() {
        return values.keySet();
    }

    @Override
    public Optional<Value> member(String name, Optional<Value> element) {
        return Optional.ofNullable(values.get(name)).map(this::used);
    }

    @Override
    public Value whole() {
        TreeMap<String, Value> all = new TreeMap<>();
        values.forEach((name, lazy) -> all.put(name, used(lazy)));
        return new Entries(all);
    }

    @Override
    public Optional<Root.Definition> definition(String name) {
        return Optional.ofNullable(definitions.get(name))
                .map(expression -> new Root.Definition(expression, scopes.apply(name)));
    }

    @Override
    public boolean keptInClear() {
        return true;
    }

    @Override
    public String missing(String name) {
        return "There is no " + noun + " named \"" + name + "\". " + advice.replace("NAME", name);
    }

    private Value used(Lazy<Value> lazy) {
        Value value = lazy.get();
        lazy.needs().forEach(evaluation::needs);
        return value;
    }
}

package io.skep.plans.topology;

import io.skep.plans.text.eval.Root;
import io.skep.plans.text.value.Value;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A group whose members have in them what is known by now, in place of what was known later when they were computed. */
record KnownGroup(Root.Group inner, UnaryOperator<Value> known) implements Root.Group {

    @Override
    public String noun() {
        return inner.noun();
    }

    @Override
    public Collection<String> members() {
        return inner.members();
    }

    @Override
    public Optional<Value> member(String name, Optional<Value> element) {
        return inner.member(name, element).map(known);
    }

    @Override
    public Value whole() {
        return known.apply(inner.whole());
    }

    @Override
    public String missing(String name) {
        return inner.missing(name);
    }
}

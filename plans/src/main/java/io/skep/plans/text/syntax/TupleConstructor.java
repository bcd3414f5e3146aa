package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.util.List;

/** {@code [a, b]}. */
public record TupleConstructor(List<Expression> items, Range range) implements Expression {
    public TupleConstructor {
        items = List.copyOf(items);
    }
}

package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.util.List;

/** {@code name(a, b)}; a namespaced name keeps its {@code ::}. Where {@code expandFinal}, the last argument is a list whose elements are the arguments. */
public record FunctionCall(String name, Range nameRange, List<Expression> arguments, boolean expandFinal, Range range)
        implements Expression {
    public FunctionCall {
        arguments = List.copyOf(arguments);
    }
}

package io.skep.plans.topology;

import io.skep.plans.text.Range;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;

/** One value somebody gave to a variable. */
sealed interface Setting {

    /** Text from the command line or the environment; {@code from} says which: {@code -var size}. */
    record Raw(String text, String from) implements Setting {}

    /** An attribute of a file of variables. */
    record Written(Expression expression) implements Setting {}

    /** An argument of a module, written where the module is asked for. */
    record Passed(Expression expression, Scope scope) implements Setting {}

    /** A value that was computed where {@code place} is. */
    record Valued(Value value, Range place) implements Setting {}

    /** A value that was computed before, in a saved plan. */
    record Known(Value value) implements Setting {}
}

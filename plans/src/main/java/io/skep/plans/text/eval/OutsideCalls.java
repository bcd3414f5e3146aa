package io.skep.plans.text.eval;

import io.skep.plans.text.eval.function.Outside;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The functions {@code environment} and {@code program}: secrets that stand nowhere in the topology. */
final class OutsideCalls {

    private final Evaluator evaluator;
    private final Strictly strictly;

    OutsideCalls(Evaluator evaluator, Strictly strictly) {
        this.evaluator = evaluator;
        this.strictly = strictly;
    }

    Value environment(FunctionCall call, Scope scope) {
        Calls.count(call, 1);
        return asked(call, scope, words -> outside().environment(words.getFirst()));
    }

    Value program(FunctionCall call, Scope scope) {
        if (call.arguments().isEmpty() || call.expandFinal()) {
            throw Failures.plain(
                    "Wrong number of function arguments",
                    "The function \"program\" takes the program and its words, each as one argument.",
                    call.range());
        }
        return asked(call, scope, outside()::program);
    }

    private Outside outside() {
        return evaluator.functions().outside();
    }

    private Value asked(FunctionCall call, Scope scope, Function<List<String>, String> question) {
        List<Value> values = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            Value value = evaluator.value(argument, scope);
            if (Opaque.hasSecret(value)) {
                throw Failures.plain(
                        "Secret among words",
                        "What is asked for must not be a secret itself: everybody on a machine sees the words of its programs.",
                        argument.range());
            }
            values.add(value);
            Convert.toText(value).ifPresent(text -> words.add(text.text()));
        }
        if (values.stream().anyMatch(Opaque::hasLater)) {
            return strictly.later(call, scope, values);
        } else if (words.size() < values.size()) {
            throw Failures.plain(
                    "Invalid function argument",
                    "The function \"" + call.name() + "\" takes text, and here is something else.",
                    call.range());
        }
        Value told = strictly.apply(
                call,
                call.arguments(),
                scope,
                values,
                Strictly.Look.DEEP,
                _ -> Values.text(question.apply(List.copyOf(words))));
        return strictly.secret(call, scope, told);
    }
}

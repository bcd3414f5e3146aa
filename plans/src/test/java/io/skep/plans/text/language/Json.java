package io.skep.plans.text.language;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import java.util.Map;

/** Reads JSON that another program wrote, with the language's own function. */
final class Json {
    private Json() {}

    static Value read(String json) {
        Diagnostics problems = new Diagnostics();
        return Parsing.parseExpression(new SourceFile("json", "jsondecode(text)"), problems)
                .flatMap(call -> new Evaluator(Functions.in(Corpus.files()))
                        .evaluate(call, Scope.ofValues(Map.of("text", Values.text(json))), problems))
                .orElseThrow(() -> new AssertionError(problems.list() + json));
    }
}

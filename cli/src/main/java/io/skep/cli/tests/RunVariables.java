package io.skep.cli.tests;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values that a test file gives to variables: those of the file, then those of a run, which count more. */
final class RunVariables {

    private final Evaluator evaluator;
    private final Diagnostics problems;

    /** @param folder the topology's, for functions that read files */
    RunVariables(Path folder, Diagnostics problems) {
        this.evaluator = new Evaluator(Functions.in(folder));
        this.problems = problems;
    }

    /** All of them, the one that counts most last; {@code earlier} are the outputs of earlier runs, by their names. */
    List<Given> of(TestFile file, TestRun run, Entries earlier) {
        List<Given> given = new ArrayList<>();
        TreeMap<String, Value> known = new TreeMap<>();
        for (Attribute attribute : file.variables()) {
            value(attribute, Scope.EMPTY).ifPresent(value -> {
                known.put(attribute.name(), value);
                given.add(given(attribute, value));
            });
        }
        Scope scope = Scope.ofValues(Map.of("var", new Entries(known), "run", earlier));
        for (Attribute attribute : run.variables()) {
            value(attribute, scope).ifPresent(value -> given.add(given(attribute, value)));
        }
        return given;
    }

    private static Given given(Attribute attribute, Value value) {
        return new Given.Valued(attribute.name(), value, attribute.range());
    }

    private Optional<Value> value(Attribute attribute, Scope scope) {
        Optional<Value> value = evaluator.evaluate(attribute.expression(), scope, problems);
        if (value.filter(Opaque::hasLater).isPresent()) {
            problems.add(Diagnostic.error(
                            "Value is not known yet",
                            "\"" + attribute.name()
                                    + "\" refers to an output that is known only after apply, and the run only"
                                    + " planned.",
                            attribute.expression().range())
                    .withHint("Let that run apply."));
            return Optional.empty();
        }
        return value;
    }
}

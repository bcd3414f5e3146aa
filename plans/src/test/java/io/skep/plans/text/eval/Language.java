package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.ValueText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Evaluates expressions for tests; values come out as the language writes them. */
final class Language {

    private final Scope scope;
    private final Functions functions;

    private Language(Scope scope, Functions functions) {
        this.scope = scope;
        this.functions = functions;
    }

    static Language with(Map<String, ? extends Value> names) {
        return new Language(Scope.ofValues(names), Functions.in(Path.of("no-such-folder")));
    }

    static Language in(Path folder) {
        return new Language(Scope.EMPTY, Functions.in(folder));
    }

    static Language plain() {
        return with(Map.of());
    }

    Value value(String text) {
        Diagnostics problems = new Diagnostics();
        return evaluate(text, problems).orElseThrow(() -> new AssertionError(text + ": " + problems.list()));
    }

    String print(String text) {
        return ValueText.line(value(text));
    }

    /** What is wrong with an expression, each problem as {@code line:column summary; detail hint {values}}. */
    String problems(String text) {
        Diagnostics problems = new Diagnostics();
        Optional<Value> value = evaluate(text, problems);
        if (value.isPresent()) {
            throw new AssertionError(text + " gives " + ValueText.line(value.get()));
        }
        return problems.list().stream()
                .map(problem -> problem.toString().replaceFirst("^test:", "")
                        + (problem.values().isEmpty()
                                ? ""
                                : problem.values().stream()
                                        .map(shown -> shown.expression() + " is " + shown.value())
                                        .collect(Collectors.joining(", ", " {", "}"))))
                .collect(Collectors.joining("\n"));
    }

    private Optional<Value> evaluate(String text, Diagnostics problems) {
        Optional<Expression> expression = Parsing.parseExpression(new SourceFile("test", text), problems);
        return expression.flatMap(parsed -> new Evaluator(functions).evaluate(parsed, scope, problems));
    }

    /** A table with lines {@code left => right}; the last arrow with three blanks around it divides. */
    static List<Arguments> table(String table) {
        return Stream.of(table.split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> {
                    int arrow = line.lastIndexOf("   => ");
                    return Arguments.of(
                            line.substring(0, arrow).strip(),
                            line.substring(arrow + 6).strip());
                })
                .toList();
    }
}

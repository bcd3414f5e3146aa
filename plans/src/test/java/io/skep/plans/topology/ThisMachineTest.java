package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.eval.function.Outside;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions {@code environment} and {@code program}. */
class ThisMachineTest {

    @TempDir
    private Path folder;

    private final Diagnostics problems = new Diagnostics();

    @Test
    void what_the_environment_holds_is_a_secret_that_is_asked_for_again() {
        Value told = value("\"x-${environment(\"DB\")}\"", functions(Map.of("DB", "one")));

        assertThat(told).isInstanceOfSatisfying(Secret.class, secret -> {
            assertThat(secret.inner()).isEqualTo(Values.text("x-one"));
            assertThat(secret.source().captured()).isEqualTo(Entries.NONE);
            Resolver resolver = new Resolver((_, _) -> Optional.empty(), Map.of(), functions(Map.of("DB", "two")));
            assertThat(resolver.resolve(secret.source(), _ -> Optional.empty()).map(Values::revealed))
                    .contains(Values.text("x-two"));
        });
    }

    @Test
    void a_program_gets_its_words_as_they_are_and_is_run_once() throws IOException {
        Functions functions = functions(Map.of());
        String count = "program(\"sh\", \"-c\", \"echo \\\"$1\\\" >> told; cat told\", \"x\", \"a  b $HOME;\")";

        assertThat(value(count, functions))
                .isInstanceOfSatisfying(
                        Secret.class, secret -> assertThat(secret.inner()).isEqualTo(Values.text("a  b $HOME;")));
        assertThat(value(count, functions)).isInstanceOf(Secret.class);
        assertThat(Files.readAllLines(folder.resolve("told"))).hasSize(1);
        assertThat(Values.revealed(value("program(\"printf\", \"a\\n\\n\")", functions)))
                .isEqualTo(Values.text("a\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            environment("NONE")                 | The environment has no variable "NONE".
            program("sh", "-c", "echo no >&2; exit 3") | "sh" ended with 3: no
            program("/no/such/program")         | "/no/such/program" cannot be run
            program()                           | takes the program and its words
            program("echo", [1])                | takes text, and here is something else
            program("echo", environment("DB"))  | everybody on a machine sees the words
            environment("A", "B")               | takes one argument
            """)
    void what_cannot_be_asked_is_told(String expression, String message) {
        assertThat(expression(expression, functions(Map.of("DB", "one")))).isEmpty();
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.detail()).contains(message).doesNotContain("one\""));
    }

    @Test
    void what_only_reads_files_runs_nothing() {
        assertThat(expression("program(\"touch\", \"there\")", Functions.in(folder)))
                .isEmpty();
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.summary()).isEqualTo("Not run here"));
        assertThat(folder.resolve("there")).doesNotExist();
    }

    @Test
    void words_that_are_known_later_are_asked_for_later() {
        Scope scope = Scope.ofValues(new TreeMap<>(
                Map.of("name", new Value.Later(new Source("host.a.name", Entries.NONE), new TreeSet<>()))));
        Optional<Value> value =
                Evaluator.again(functions(Map.of())).evaluate(parsed("program(\"echo\", name)"), scope, problems);
        assertThat(value).get().isInstanceOf(Value.Later.class);
    }

    private Functions functions(Map<String, String> environment) {
        Outside machine = new ThisMachine(environment, folder);
        return Functions.in(folder, machine);
    }

    private Value value(String expression, Functions functions) {
        return expression(expression, functions).orElseThrow(() -> new AssertionError(problems.list()));
    }

    private Optional<Value> expression(String expression, Functions functions) {
        return new Evaluator(functions).evaluate(parsed(expression), Scope.EMPTY, problems);
    }

    private Expression parsed(String expression) {
        return Parsing.parseExpression(new SourceFile("main.hcl", expression), problems)
                .orElseThrow();
    }
}

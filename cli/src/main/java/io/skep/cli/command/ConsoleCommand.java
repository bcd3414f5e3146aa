package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.cli.show.OutputText;
import io.skep.cli.show.Terminal;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.DiagnosticText;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.Sources;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Expressions;
import io.skep.plans.topology.Resolver;
import io.skep.plans.topology.TopologyReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/**
 * Answers expressions, one a line, about the topology and what is recorded of it. Looks at no host. Ends with the input,
 * or with {@code exit}; a failed expression in a pipe ends it with 1.
 */
@Command(name = "console", description = "Try expressions: type one a line, and see its value.")
public final class ConsoleCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Mixin
    private final VariableOptions variables = new VariableOptions();

    @Override
    public Integer call() throws IOException {
        Surroundings around = skep.around();
        Terminal terminal = around.terminal().apply(false);
        DiagnosticText text = new DiagnosticText(Sources.NONE, terminal.paint().ofDiagnostics(), 78);
        Diagnostics problems = new Diagnostics();
        Expressions expressions = new TopologyReader(around.rooms().get().blocks(), skep.environment(), problems)
                .expressions(skep.directory(), variables.given(skep.directory()));
        problems.forEach(each -> around.err().println(text.render(each)));
        boolean failed = problems.hasErrors();
        BufferedReader lines = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8));
        Optional<State> state = skep.state();
        while (true) {
            if (terminal.reads()) {
                around.out().print("> ");
                around.out().flush();
            }
            String line = lines.readLine();
            if (line == null || line.strip().equals("exit")) {
                break;
            }
            if (!line.isBlank()) {
                failed |= !answered(expressions.answer(new SourceFile("(console)", line)), state, text);
            }
        }
        return (failed && !terminal.reads() ? ExitCode.FAILED : ExitCode.SUCCESS).number();
    }

    private boolean answered(Expressions.Answer answer, Optional<State> state, DiagnosticText text) {
        PrintWriter err = skep.around().err();
        for (Diagnostic problem : answer.problems()) {
            err.println(text.render(problem));
        }
        if (answer.value().isEmpty() && answer.problems().isEmpty()) {
            err.println("This has no value, for a reason that was shown before.");
        }
        err.flush();
        answer.value()
                .map(value -> now(value, state))
                .ifPresent(value -> skep.around().out().println(OutputText.one(value)));
        skep.around().out().flush();
        return answer.value().isPresent();
    }

    /** With what is recorded in place of what is known after apply, where everything needed is. */
    private Value now(Value value, Optional<State> state) {
        if (state.isEmpty() || !Opaque.hasLater(value)) {
            return value;
        }
        Resolver recorded = new Resolver(
                (address, name) -> output(state.get(), address, name), Map.of(), Functions.in(skep.directory()));
        try {
            return recorded.resolve(value);
        } catch (UserError _) {
            return value; // not there yet: shown as known after apply
        }
    }

    private static Optional<Value> output(State state, Address address, String name) {
        return state.recorded(address)
                .flatMap(found -> Optional.ofNullable(found.outputs().entries().get(name)));
    }
}

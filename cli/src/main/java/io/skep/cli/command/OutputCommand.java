package io.skep.cli.command;

import io.skep.cli.ClosestWord;
import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.cli.show.Json;
import io.skep.cli.show.JsonValue;
import io.skep.cli.show.OutputText;
import io.skep.cli.show.PlanJson;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints outputs as they were after the last apply. */
@Command(name = "output", description = "Print the topology's outputs as they were after the last apply.")
public final class OutputCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this output.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--raw", description = "Print the text of one output, without quotes and line feed.")
    private boolean raw;

    @Override
    public Integer call() {
        SortedMap<String, Value> outputs = skep.state().map(State::outputs).orElseGet(TreeMap::new);
        if (name == null) {
            if (raw) {
                throw new UserError("-raw prints one output. Type its name: skep output -raw NAME");
            }
            skep.around().out().println(all(outputs).stripTrailing());
        } else {
            print(name, one(name, outputs));
        }
        return ExitCode.SUCCESS.number();
    }

    private String all(SortedMap<String, Value> outputs) {
        if (json) {
            return Json.text(PlanJson.outputs(outputs));
        }
        return outputs.isEmpty()
                ? "There are no outputs. A topology gives them in output blocks."
                : OutputText.all(outputs);
    }

    private void print(String wanted, Value value) {
        if (raw) {
            skep.around()
                    .out()
                    .print(Values.textOf(new Entries(new TreeMap<>()).with(wanted, value), wanted)
                            .orElseThrow(() ->
                                    new UserError("The output \"" + wanted + "\" is no text, number or truth value,"
                                            + " or it is sensitive and stored nowhere. For a list or map, type: skep output -json "
                                            + wanted)));
            skep.around().out().flush();
        } else {
            skep.around().out().println(json ? Json.text(JsonValue.known(value)) : OutputText.one(value));
        }
    }

    private static Value one(String wanted, SortedMap<String, Value> outputs) {
        Value value = outputs.get(wanted);
        if (value == null) {
            throw new UserError("There is no output \"" + wanted + "\"."
                    + ClosestWord.to(wanted, outputs.keySet())
                            .map(close -> " Did you mean \"" + close + "\"?")
                            .orElse(" skep output shows all there are."));
        }
        return value;
    }
}

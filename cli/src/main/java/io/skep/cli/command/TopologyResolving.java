package io.skep.cli.command;

import io.skep.plans.apply.Resolving;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.topology.Resolver;
import io.skep.plans.topology.ThisMachine;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Computes values again in the topology's language. Sensitive variables, the environment and programs are read when one is needed for the first time. */
final class TopologyResolving implements Resolving {
    private final Functions functions;
    private final Supplier<SortedMap<String, Value>> reading;
    private Optional<Map<String, Value>> variables = Optional.empty();

    TopologyResolving(Path folder, Map<String, String> environment, Supplier<SortedMap<String, Value>> reading) {
        this.functions = Functions.in(folder, new ThisMachine(environment, folder));
        this.reading = reading;
    }

    @Override
    public Optional<Value> resolve(Source source, Function<Origin, Optional<Value>> outputs) {
        if (source.expression().startsWith("output.")) {
            return Optional.empty(); // a sensitive output: told once, stored nowhere
        }
        return new Resolver((_, _) -> Optional.empty(), variables(), functions).resolve(source, outputs);
    }

    private synchronized Map<String, Value> variables() {
        Map<String, Value> known = variables.orElseGet(() -> Map.copyOf(reading.get()));
        variables = Optional.of(known);
        return known;
    }
}

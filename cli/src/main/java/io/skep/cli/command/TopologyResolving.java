package io.skep.cli.command;

import io.skep.plans.apply.Resolving;
import io.skep.plans.failure.UserError;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.topology.Resolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/** Computes values again in the topology's language. Sensitive variables are read when one is needed for the first time. */
final class TopologyResolving implements Resolving {
    private final Functions functions;
    private final Supplier<SortedMap<String, Value>> reading;
    private Optional<Map<String, Value>> variables = Optional.empty();

    TopologyResolving(Path folder, Supplier<SortedMap<String, Value>> reading) {
        this.functions = Functions.in(folder);
        this.reading = reading;
    }

    @Override
    public Optional<Value> resolve(Source source, Function<Origin, Optional<Value>> outputs) {
        if (source.expression().startsWith("output.")) {
            return Optional.empty(); // a sensitive output: told once, stored nowhere
        }
        AtomicBoolean missing = new AtomicBoolean();
        Resolver resolver = new Resolver(
                (address, name) -> {
                    Optional<Value> found = outputs.apply(new Origin(address.toString(), name));
                    missing.compareAndSet(false, found.isEmpty());
                    return found;
                },
                variables(),
                functions);
        try {
            return Optional.of(resolver.resolve(unresolved(source)));
        } catch (UserError failure) {
            if (missing.get()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** The value the resolver is to compute: its shape says whether it is a variable, one output, or an expression. */
    private static Value unresolved(Source source) {
        String expression = source.expression();
        if (!source.captured().entries().isEmpty()) {
            return new Later(source, new TreeSet<>());
        }
        int dot = expression.lastIndexOf('.');
        return expression.startsWith("var.") || dot < 0
                ? new Masked("", source)
                : new Later(
                        source,
                        new TreeSet<>(
                                List.of(new Origin(expression.substring(0, dot), expression.substring(dot + 1)))));
    }

    private synchronized Map<String, Value> variables() {
        Map<String, Value> known = variables.orElseGet(() -> Map.copyOf(reading.get()));
        variables = Optional.of(known);
        return known;
    }
}

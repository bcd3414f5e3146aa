package io.skep.plans.topology;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Computes values again from their sources while a plan is applied: those that waited for outputs, and secrets that a
 * plan or state file holds only the source of. Pure but for the functions; every problem is a {@link UserError}.
 */
public final class Resolver {

    private static final String VARIABLE = "var.";
    private static final String INSTANCE = "[\\w-]+(?:\\[(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)])?";
    private static final Pattern OUTPUT =
            Pattern.compile("((?:module\\." + INSTANCE + "\\.)*[\\w-]+\\." + INSTANCE + ")\\.([\\w-]+)");

    private static final class MissingOutput extends UserError {
        private static final long serialVersionUID = 1L;

        MissingOutput(String message) {
            super(message);
        }
    }

    /** The outputs of resources that exist by now. */
    @FunctionalInterface
    public interface Outputs {
        /** The value of an output; empty where the resource or its output does not exist. */
        Optional<Value> output(Address resource, String name);
    }

    private final Outputs outputs;
    private final Map<String, Value> variables;
    private final Functions functions;

    /**
     * @param variables the values of sensitive variables by name, in clear
     * @param functions those of the topology's folder
     */
    public Resolver(Outputs outputs, Map<String, Value> variables, Functions functions) {
        this.outputs = outputs;
        this.variables = Map.copyOf(variables);
        this.functions = functions;
    }

    /**
     * The value of one source, with outputs by their origin; empty where an output it waits for does not exist yet.
     * What the executor of a plan calls.
     */
    public Optional<Value> resolve(Source source, Function<Origin, Optional<Value>> existing) {
        Resolver now = new Resolver(
                (resource, name) -> existing.apply(new Origin(resource.toString(), name)), variables, functions);
        try {
            Matcher reference = OUTPUT.matcher(source.expression());
            if (isVariable(source) || !source.captured().entries().isEmpty() || !reference.matches()) {
                return Optional.of(isVariable(source) ? now.secret(source) : now.evaluate(source));
            }
            return Optional.of(now.resolve(now.output(new Origin(reference.group(1), reference.group(2)))));
        } catch (MissingOutput _) {
            // Not an error here: the caller tries again when more is done.
            return Optional.empty();
        }
    }

    /** The value with everything in it known; secrets stay secret. */
    public Value resolve(Value value) {
        return switch (value) {
            case Later(Source source, var origins) ->
                source.captured().entries().isEmpty() && origins.size() == 1
                        ? resolve(output(origins.first()))
                        : evaluate(source);
            case Masked masked -> secret(masked.source());
            case Secret secret -> secret;
            case Items(var items) -> new Items(items.stream().map(this::resolve).toList());
            case Entries entries -> resolve(entries);
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Unique _ -> value;
        };
    }

    /** The entries with everything in them known. */
    public Entries resolve(Entries entries) {
        TreeMap<String, Value> resolved = new TreeMap<>();
        entries.entries().forEach((key, inner) -> resolved.put(key, resolve(inner)));
        return new Entries(resolved);
    }

    private Value output(Origin origin) {
        return outputs.output(Address.parse(origin.resource()), origin.output())
                .orElseThrow(() -> new MissingOutput("The output \"" + origin.output() + "\" of " + origin.resource()
                        + " is needed, but it is not known. Plan again: skep plan"));
    }

    private Value secret(Source source) {
        if (isVariable(source)) {
            return new Secret(variable(source.expression().substring(VARIABLE.length())), source);
        }
        Value value = evaluate(source);
        return value instanceof Secret ? value : new Secret(Opaque.revealed(value), source);
    }

    private static boolean isVariable(Source source) {
        return source.captured().entries().isEmpty() && source.expression().startsWith(VARIABLE);
    }

    private Value variable(String name) {
        Value value = variables.get(name);
        if (value == null) {
            throw new UserError("The sensitive variable \"" + name + "\" is needed, and its value is stored nowhere."
                    + " Give it again with -var " + name + "=... or SKEP_VAR_" + name);
        }
        return value;
    }

    private Value evaluate(Source source) {
        Diagnostics problems = new Diagnostics();
        SourceFile text = new SourceFile("(saved expression)", source.expression());
        Optional<Expression> expression = Parsing.parseExpression(text, problems);
        Scope scope = Scope.ofValues(resolve(source.captured()).entries());
        return expression
                .flatMap(parsed -> new Evaluator(functions).evaluate(parsed, scope, problems))
                .orElseThrow(() -> new UserError("\"" + source.expression() + "\" cannot be computed: "
                        + problems.list().stream()
                                .map(problem -> problem.summary() + "; " + problem.detail())
                                .collect(Collectors.joining(" "))));
    }
}

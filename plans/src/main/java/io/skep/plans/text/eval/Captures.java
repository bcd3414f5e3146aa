package io.skep.plans.text.eval;

import io.skep.plans.text.eval.References.Reference;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the source of a value: the text of its expression and the values it takes from its scope, cut down to the
 * members the text names. Calls of functions that read files are captured by their result, under the text of the call,
 * so that a saved plan needs no other file. What is handed to {@code sensitive} is captured as a secret.
 */
final class Captures {

    private final Evaluator evaluator;
    private final Scope scope;
    private final Branch captured = new Branch();

    private Captures(Evaluator evaluator, Scope scope) {
        this.evaluator = evaluator;
        this.scope = scope;
    }

    static Source source(Evaluator evaluator, Expression node, Scope scope) {
        Captures captures = new Captures(evaluator, scope);
        References found = References.walked(node);
        found.references().forEach(captures::capture);
        found.readingCalls().forEach(captures::capture);
        return new Source(ExpressionText.of(node), captures.captured.entries());
    }

    /** The result of a call is kept under its text, unless it is not known or not to be kept: then what it is made of. */
    private void capture(FunctionCall call) {
        try {
            boolean open = call.arguments().stream()
                    .map(argument -> evaluator.value(argument, scope))
                    .noneMatch(argument -> Opaque.hasLater(argument) || Opaque.hasSecret(argument));
            if (open) {
                captured.leaf(ExpressionText.of(call), evaluator.value(call, scope));
            } else {
                call.arguments().forEach(argument -> References.in(argument).forEach(this::capture));
            }
        } catch (EvaluationFailure _) {
            // Left out: a call that fails was tried, or stands in a branch that is not taken, and is so again later.
        }
    }

    private void capture(Reference reference) {
        try {
            captureOrFail(reference);
        } catch (EvaluationFailure failure) {
            if (!reference.tried()) {
                throw failure;
            }
            // Left out, so that the same attempt fails in the same way when the value is computed again.
        }
    }

    private void captureOrFail(Reference reference) {
        Root root = scope.find(reference.root()).orElse(null);
        if (root == null) {
            throw Access.unknownName(reference.root(), reference.node().range(), scope);
        }
        List<String> path = path(reference);
        switch (root) {
            case Root.Plain(Value value) -> put(captured, reference.root(), value, path);
            case Root.Group group when path.isEmpty() -> captured.leaf(reference.root(), group.whole());
            case Root.Group group -> member(group, reference, path);
        }
    }

    /** The keys from the name to the part that is used; of computed keys those that are known here. */
    private List<String> path(Reference reference) {
        List<String> keys = new ArrayList<>();
        for (References.Step step : reference.path()) {
            Optional<String> key = switch (step) {
                case References.Step.Name(String name) -> Optional.of(name);
                case References.Step.Key(Expression computed) ->
                    Convert.toText(evaluator.value(computed, scope)).map(Value.Text::text);
            };
            if (key.isEmpty()) {
                break;
            }
            keys.add(key.get());
        }
        return keys;
    }

    private void member(Root.Group group, Reference reference, List<String> path) {
        String name = path.getFirst();
        Optional<Value> element = path.size() > 1 ? Optional.of(Values.text(path.get(1))) : Optional.empty();
        Value value = group.member(name, element)
                .orElseThrow(() -> Access.missingMember(group, name, reference.node(), scope));
        Optional<Root.Definition> definition = reference.hidden() ? group.definition(name) : Optional.empty();
        Branch branch = captured.branch(reference.root());
        if (definition.isPresent() && !(value instanceof Secret)) {
            Source source = hiddenSource(definition.get());
            branch.leaf(name, new Secret(value, source));
        } else {
            put(branch, name, value, path.subList(1, path.size()));
        }
    }

    /** The source of a local value that is to be secret: nothing in it may be captured in clear. */
    private Source hiddenSource(Root.Definition definition) {
        Captures inner = new Captures(evaluator, definition.scope());
        for (Reference reference : References.in(definition.expression())) {
            inner.capture(new Reference(reference.root(), reference.path(), true, reference.tried(), reference.node()));
        }
        return new Source(ExpressionText.of(definition.expression()), inner.captured.entries());
    }

    private static void put(Branch branch, String name, Value value, List<String> path) {
        if (!path.isEmpty()
                && value instanceof Entries entries
                && entries.entries().containsKey(path.getFirst())) {
            put(branch.branch(name), path.getFirst(), entries.get(path.getFirst()), path.subList(1, path.size()));
        } else {
            branch.leaf(name, value);
        }
    }

    /** Captured values under names; a whole value wins over parts of it. */
    private static final class Branch {
        private final Map<String, Value> leaves = new TreeMap<>();
        private final Map<String, Branch> branches = new TreeMap<>();

        void leaf(String name, Value value) {
            leaves.put(name, value);
        }

        Branch branch(String name) {
            return branches.computeIfAbsent(name, _ -> new Branch());
        }

        Entries entries() {
            TreeMap<String, Value> entries = new TreeMap<>();
            branches.forEach((name, branch) -> entries.put(name, branch.entries()));
            entries.putAll(leaves);
            return new Entries(entries);
        }
    }
}

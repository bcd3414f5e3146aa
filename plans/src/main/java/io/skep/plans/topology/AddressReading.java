package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.GetAttribute;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads references that name a resource and are not evaluated: {@code host.web}, {@code host.web["a"]}, {@code host.web.address}. */
final class AddressReading {

    /**
     * What a reference names.
     *
     * @param address without a key where it names all instances
     * @param path what follows, each step as {@code .name} or {@code ["key"]}
     */
    record Named(BlockType type, Address address, List<String> path) {}

    private final Map<String, BlockType> types;
    private final ModulePlace place;
    private final Evaluation evaluation;

    AddressReading(Map<String, BlockType> types, ModulePlace place, Evaluation evaluation) {
        this.types = types;
        this.place = place;
        this.evaluation = evaluation;
    }

    /** What an expression names; empty where it names nothing, which is then reported. */
    Optional<Named> read(Expression written, Scope scope) {
        Deque<Expression> steps = new ArrayDeque<>();
        Expression at = parsed(written);
        while (!(at instanceof Variable)) {
            steps.push(at);
            if (at instanceof GetAttribute get) {
                at = get.source();
            } else if (at instanceof GetIndex get) {
                at = get.source();
            } else {
                return wrong("Here must be the address of a resource, such as host.web.", written);
            }
        }
        String word = ((Variable) at).name();
        String module = place.path();
        while (word.equals("module")) {
            Optional<String> inner = module(steps, scope);
            if (inner.isEmpty() || !(steps.peek() instanceof GetAttribute next)) {
                return wrong("Here must be the address of a resource, such as module.shop.host.web.", written);
            }
            module = (module.isEmpty() ? "" : module + ".") + inner.get();
            word = next.name();
            steps.pop();
        }
        String kind = word;
        BlockType type = Optional.ofNullable(types.get(word)).orElseGet(() -> holder(kind));
        if (type == null) {
            Diagnostic diagnostic =
                    Diagnostic.error("Invalid address", "There are no blocks \"" + word + "\".", written.range());
            evaluation.report(Spelling.hint(word, types.keySet())
                    .map(diagnostic::withHint)
                    .orElse(diagnostic));
            return Optional.empty();
        }
        String name = BlockInstances.ONLY_NAME;
        if (type.named()) {
            if (!(steps.peek() instanceof GetAttribute get)) {
                return wrong("After \"" + word + "\" must come a name, as in " + word + ".web.", written);
            }
            name = get.name();
            steps.pop();
        }
        Optional<String> key = Optional.empty();
        if (steps.peek() instanceof GetIndex get) {
            key = key(get.key(), scope);
            steps.pop();
            if (key.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Named(
                type,
                Address.of(types.containsKey(kind) ? type.kind() : kind, name)
                        .in(module)
                        .keyed(key),
                path(steps, scope)));
    }

    /** The blocks that ask for resources of a kind beside their own: a node is written in its host's. */
    private @Nullable BlockType holder(String kind) {
        return types.values().stream()
                .filter(each -> each.kinds().contains(kind))
                .findFirst()
                .orElse(null);
    }

    /** The name of a module, with its key, as an address writes it. */
    private Optional<String> module(Deque<Expression> steps, Scope scope) {
        if (!(steps.peek() instanceof GetAttribute name)) {
            return Optional.empty();
        }
        steps.pop();
        if (!(steps.peek() instanceof GetIndex index)) {
            return Optional.of("module." + name.name());
        }
        steps.pop();
        return key(index.key(), scope).map(key -> "module." + name.name() + "[" + key + "]");
    }

    /** A path of names and keys, such as {@code update.delay} or {@code labels["size"]}; each step as {@code .name} or {@code ["key"]}. */
    Optional<List<String>> path(Expression written, Scope scope) {
        Deque<Expression> steps = new ArrayDeque<>();
        Expression at = parsed(written);
        while (!(at instanceof Variable)) {
            steps.push(at);
            if (at instanceof GetAttribute get) {
                at = get.source();
            } else if (at instanceof GetIndex get && get.key() instanceof Literal.Text) {
                at = get.source();
            } else {
                return wrong("Here must be an attribute, such as image or labels[\"size\"].", written);
            }
        }
        List<String> path = new ArrayList<>(List.of("." + ((Variable) at).name()));
        path.addAll(path(steps, scope));
        return Optional.of(path);
    }

    private List<String> path(Deque<Expression> steps, Scope scope) {
        List<String> path = new ArrayList<>();
        for (Expression step : steps) {
            if (step instanceof GetAttribute get) {
                path.add("." + get.name());
            } else if (step instanceof GetIndex get) {
                key(get.key(), scope).ifPresent(key -> path.add("[" + key + "]"));
            }
        }
        return path;
    }

    /** A key as an address writes it. */
    private Optional<String> key(Expression written, Scope scope) {
        Optional<Value> value = evaluation.value(written, scope);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (value.get()) {
            case Value.Text(String text) -> Address.each("kind", "name", text).key();
            case Value.Numeric number -> Optional.of(number.plain());
            case Value.Bool _,
                    Value.Nothing _,
                    Value.Items _,
                    Value.Unique _,
                    Value.Entries _,
                    Value.Later _,
                    Value.Secret _,
                    Value.Masked _ -> wrong("A key must be text or a number that is known.", written);
        };
    }

    /** YAML and JSON write references as text. */
    private Expression parsed(Expression written) {
        if (!(written instanceof Literal.Text text)) {
            return written;
        }
        Diagnostics problems = new Diagnostics();
        return Parsing.parseExpression(new SourceFile(text.range().file(), text.value()), problems)
                .filter(_ -> !problems.hasErrors())
                .orElse(written);
    }

    private <T> Optional<T> wrong(String detail, Expression place) {
        evaluation.report(Diagnostic.error("Invalid address", detail, place.range()));
        return Optional.empty();
    }
}

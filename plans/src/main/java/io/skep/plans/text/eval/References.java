package io.skep.plans.text.eval;

import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.syntax.AttributeSplat;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.ForObject;
import io.skep.plans.text.syntax.ForTuple;
import io.skep.plans.text.syntax.FullSplat;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.syntax.GetAttribute;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.SplatItem;
import io.skep.plans.text.syntax.Template;
import io.skep.plans.text.syntax.TemplatePart;
import io.skep.plans.text.syntax.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the names an expression takes from the scope around it, without evaluating anything. */
public final class References {

    /**
     * One use of a name.
     *
     * @param path what follows the name, up to the first key that is computed from names bound inside the expression
     * @param hidden whether it stands inside a call of {@code sensitive}
     * @param tried whether it stands inside a call of {@code try} or {@code can}, where it may come to nothing
     * @param node the expression of the name and {@link #names}
     */
    public record Reference(String root, List<Step> path, boolean hidden, boolean tried, Expression node) {

        /** The attributes and literal keys that follow the name, up to the first that is computed. */
        public List<String> names() {
            return path.stream()
                    .takeWhile(Step.Name.class::isInstance)
                    .map(step -> ((Step.Name) step).name())
                    .toList();
        }
    }

    /** One step from a value to a part of it. */
    public sealed interface Step {
        /** An attribute, or a key written out. */
        record Name(String name) implements Step {}

        /** A key that is computed. */
        record Key(Expression expression) implements Step {}
    }

    private final List<Reference> references = new ArrayList<>();
    private final List<FunctionCall> readingCalls = new ArrayList<>();

    private int trying;

    private References() {}

    /** The uses of names in an expression, in the order written. */
    public static List<Reference> in(Expression expression) {
        return walked(expression).references;
    }

    static References walked(Expression expression) {
        References found = new References();
        found.walk(expression, Set.of(), false);
        return found;
    }

    List<Reference> references() {
        return references;
    }

    /** The calls, outside {@code sensitive}, of functions that read files and use no name bound inside the expression. */
    List<FunctionCall> readingCalls() {
        return readingCalls;
    }

    private void walk(Expression expression, Set<String> bound, boolean hidden) {
        switch (expression) {
            case Variable _, SplatItem _, GetAttribute _, GetIndex _ -> traversal(expression, bound, hidden);
            case AttributeSplat splat -> {
                walk(splat.source(), bound, hidden);
                walk(splat.each(), with(bound, ExpressionText.SPLAT_ITEM), hidden);
            }
            case FullSplat splat -> {
                walk(splat.source(), bound, hidden);
                walk(splat.each(), with(bound, ExpressionText.SPLAT_ITEM), hidden);
            }
            case ForTuple loop -> {
                walk(loop.collection(), bound, hidden);
                Set<String> inner = with(bound, loop.keyVariable(), loop.valueVariable());
                walkAll(inner, hidden, loop.value(), loop.condition());
            }
            case ForObject loop -> {
                walk(loop.collection(), bound, hidden);
                Set<String> inner = with(bound, loop.keyVariable(), loop.valueVariable());
                walkAll(inner, hidden, loop.key(), loop.value(), loop.condition());
            }
            case Template template -> parts(template.parts(), bound, hidden);
            case FunctionCall call -> call(call, bound, hidden);
            default -> expression.children().forEach(child -> walk(child, bound, hidden));
        }
    }

    private void walkAll(Set<String> bound, boolean hidden, @Nullable Expression... expressions) {
        for (Expression expression : expressions) {
            if (expression != null) {
                walk(expression, bound, hidden);
            }
        }
    }

    private void call(FunctionCall call, Set<String> bound, boolean hidden) {
        String name = Calls.name(call);
        boolean hides = hidden || name.equals("sensitive");
        boolean tries = name.equals("try") || name.equals("can");
        int before = references.size();
        trying += tries ? 1 : 0;
        if (name.equals("templatefile") && call.arguments().size() == 2) {
            call(TemplateCalls.reading(call), bound, hides);
            walk(call.arguments().getLast(), bound, hides);
        } else {
            call.arguments().forEach(argument -> walk(argument, bound, hides));
        }
        trying -= tries ? 1 : 0;
        if (Functions.readsOutside(name)
                && !hides
                && call.arguments().stream().allMatch(argument -> usesNone(argument, bound))) {
            readingCalls.add(call);
            references.subList(before, references.size()).clear();
        }
    }

    private static boolean usesNone(Expression expression, Set<String> bound) {
        return bound.isEmpty() || in(expression).stream().noneMatch(reference -> bound.contains(reference.root()));
    }

    private void parts(List<TemplatePart> parts, Set<String> bound, boolean hidden) {
        for (TemplatePart part : parts) {
            switch (part) {
                case TemplatePart.Text _ -> {}
                case TemplatePart.Interpolation inner -> walk(inner.expression(), bound, hidden);
                case TemplatePart.IfDirective choice -> {
                    walk(choice.condition(), bound, hidden);
                    parts(choice.whenTrue(), bound, hidden);
                    parts(choice.whenFalse(), bound, hidden);
                }
                case TemplatePart.ForDirective loop -> {
                    walk(loop.collection(), bound, hidden);
                    parts(loop.body(), with(bound, loop.keyVariable(), loop.valueVariable()), hidden);
                }
            }
        }
    }

    private void traversal(Expression expression, Set<String> bound, boolean hidden) {
        List<Step> path = new ArrayList<>();
        Expression prefix = expression;
        Expression at = expression;
        while (true) {
            switch (at) {
                case GetAttribute get -> {
                    path.add(new Step.Name(get.name()));
                    at = get.source();
                }
                case GetIndex get
                when get.key() instanceof Literal.Text key -> {
                    path.add(new Step.Name(key.value()));
                    at = get.source();
                }
                case GetIndex get -> {
                    walk(get.key(), bound, hidden);
                    if (usesNone(get.key(), bound)) {
                        path.add(new Step.Key(get.key()));
                    } else {
                        path.clear();
                    }
                    at = get.source();
                    prefix = at;
                }
                case Variable variable -> {
                    found(variable.name(), path, prefix, bound, hidden);
                    return;
                }
                case SplatItem _ -> {
                    found(ExpressionText.SPLAT_ITEM, path, prefix, bound, hidden);
                    return;
                }
                default -> {
                    walk(at, bound, hidden);
                    return;
                }
            }
        }
    }

    private void found(String root, List<Step> backwards, Expression node, Set<String> bound, boolean hidden) {
        if (!bound.contains(root)) {
            List<Step> path = new ArrayList<>(backwards);
            Collections.reverse(path);
            references.add(new Reference(root, List.copyOf(path), hidden, trying > 0, node));
        }
    }

    private static Set<String> with(Set<String> bound, @Nullable String... names) {
        Set<String> more = new HashSet<>(bound);
        for (String name : names) {
            if (name != null) {
                more.add(name);
            }
        }
        return more;
    }
}

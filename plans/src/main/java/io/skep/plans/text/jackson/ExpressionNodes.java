package io.skep.plans.text.jackson;

import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.EvaluationFailure;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.jackson.Node.Entries;
import io.skep.plans.text.jackson.Node.Entry;
import io.skep.plans.text.jackson.Node.Items;
import io.skep.plans.text.jackson.Node.Kind;
import io.skep.plans.text.jackson.Node.Scalar;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.ObjectEntry;
import io.skep.plans.text.syntax.Template;
import io.skep.plans.text.syntax.TemplatePart;
import io.skep.plans.text.syntax.TemplateWrap;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes of expressions. Lists and objects written out keep the places of what is in them; any other expression is evaluated. With
 * no evaluation given, one that uses a name or calls a function is given as the template that it would be in HCL's JSON syntax.
 */
final class ExpressionNodes {
    private static final Evaluation CONSTANTS = new Evaluation(Scope.EMPTY, Functions.in(Path.of("")));

    private final SourceFile source;
    private final @Nullable Evaluation evaluation;
    private final Evaluator evaluator;

    ExpressionNodes(SourceFile source, @Nullable Evaluation evaluation) {
        this.source = source;
        this.evaluation = evaluation;
        this.evaluator = new Evaluator((evaluation == null ? CONSTANTS : evaluation).functions());
    }

    Node of(Expression expression) {
        return switch (expression) {
            case TupleConstructor tuple ->
                new Items(tuple.items().stream().map(this::of).toList(), false, tuple.range());
            case ObjectConstructor object
            when hasPlainKeys(object) ->
                new Entries(object.entries().stream().map(this::entry).toList(), Kind.VALUE, List.of(), object.range());
            case Literal.Decimal decimal -> new Scalar(decimal.value(), decimal.range());
            default ->
                evaluation == null && !isConstant(expression)
                        ? new Scalar(template(expression), expression.range())
                        : node(value(expression), expression.range());
        };
    }

    private Entry entry(ObjectEntry entry) {
        String key = ((Literal.Text) entry.key()).value();
        return new Entry(key, entry.key().range(), of(entry.value()));
    }

    /** Keys that are computed may turn out the same, so such an object is evaluated as a whole, if it can be. */
    private boolean hasPlainKeys(ObjectConstructor object) {
        List<ObjectEntry> entries = object.entries();
        return entries.stream().allMatch(entry -> entry.key() instanceof Literal.Text)
                && entries.stream()
                                .map(entry -> ((Literal.Text) entry.key()).value())
                                .distinct()
                                .count()
                        == entries.size();
    }

    private static boolean isConstant(Expression expression) {
        boolean computed = expression instanceof Variable || expression instanceof FunctionCall;
        return !computed && expression.children().stream().allMatch(ExpressionNodes::isConstant);
    }

    /** The text of a template, its escapes resolved but for those of templates; any other expression between <code>${</code> and <code>}</code>. */
    private String template(Expression expression) {
        return switch (expression) {
            case Template template ->
                template.parts().stream()
                        .map(part -> part instanceof TemplatePart.Text text
                                ? text.value().replace("${", "$${").replace("%{", "%%{")
                                : written(part.range()))
                        .collect(Collectors.joining());
            case TemplateWrap wrap -> template(wrap.inner());
            default -> "${" + written(expression.range()) + "}";
        };
    }

    private String written(Range range) {
        return source.text().substring(range.start().offset(), range.end().offset());
    }

    private Value value(Expression expression) {
        try {
            return evaluator.value(expression, (evaluation == null ? CONSTANTS : evaluation).scope());
        } catch (EvaluationFailure failure) {
            throw failure.diagnostics().stream()
                    .findFirst()
                    .map(first -> new Unreadable(
                            first.summary() + ": " + first.detail(),
                            first.subject().orElse(expression.range())))
                    .orElseGet(() -> new Unreadable("The expression has no value.", expression.range()));
        }
    }

    private Node node(Value value, Range range) {
        return switch (value) {
            case Value.Text(String text) -> new Scalar(text, range);
            case Value.Numeric number -> new Scalar(number.number(), range);
            case Value.Bool(boolean truth) -> new Scalar(truth, range);
            case Value.Nothing _ -> new Scalar(null, range);
            case Value.Items(List<Value> items) ->
                new Items(items.stream().map(each -> node(each, range)).toList(), false, range);
            case Value.Unique(var members) ->
                new Items(
                        members.stream()
                                .<Node>map(each -> new Scalar(each, range))
                                .toList(),
                        false,
                        range);
            case Value.Entries(var entries) ->
                new Entries(
                        entries.entrySet().stream()
                                .map(each -> new Entry(each.getKey(), range, node(each.getValue(), range)))
                                .toList(),
                        Kind.VALUE,
                        List.of(),
                        range);
            case Value.Secret secret
            when evaluation != null && evaluation.revealsSecrets() -> node(secret.inner(), range);
            case Value.Secret _ ->
                throw new Unreadable(
                        "The value is a secret, which is given only to who asks for it (Evaluation.revealingSecrets()).",
                        range);
            case Value.Later _, Value.Masked _ -> throw new Unreadable("The value is not known here.", range);
        };
    }
}

package io.skep.plans.text.syntax;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes trees in a short form with every grouping spelled out, for tests to compare. */
public final class Shown {
    private Shown() {}

    public static String of(Expression expression) {
        return switch (expression) {
            case Literal.Text text -> "'" + text.value().replace("\n", "\\n").replace("\t", "\\t") + "'";
            case Literal.Decimal decimal -> decimal.value().toPlainString();
            case Literal.Bool bool -> String.valueOf(bool.value());
            case Literal.Null _ -> "null";
            case Template template -> "T" + parts(template.parts());
            case TemplateWrap wrap -> "W{" + of(wrap.inner()) + "}";
            case Variable variable -> variable.name();
            case GetAttribute get -> of(get.source()) + "." + get.name();
            case GetIndex get ->
                of(get.source()) + (get.legacy() ? "<" : "[") + of(get.key()) + (get.legacy() ? ">" : "]");
            case AttributeSplat splat -> of(splat.source()) + "{.* " + of(splat.each()) + "}";
            case FullSplat splat -> of(splat.source()) + "{[*] " + of(splat.each()) + "}";
            case SplatItem _ -> "@";
            case FunctionCall call ->
                call.name() + "(" + list(call.arguments()) + (call.expandFinal() ? "..." : "") + ")";
            case Unary unary -> "(" + unary.operator().symbol() + of(unary.operand()) + ")";
            case Binary binary ->
                "(" + of(binary.left()) + " " + binary.operator().symbol() + " " + of(binary.right()) + ")";
            case Conditional choice ->
                "(" + of(choice.condition()) + " ? " + of(choice.whenTrue()) + " : " + of(choice.whenFalse()) + ")";
            case TupleConstructor tuple -> "[" + list(tuple.items()) + "]";
            case ObjectConstructor object ->
                object.entries().stream()
                        .map(entry -> of(entry.key()) + " = " + of(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case ForTuple loop ->
                "[for " + names(loop.keyVariable(), loop.valueVariable()) + " in " + of(loop.collection()) + " : "
                        + of(loop.value()) + condition(loop.condition()) + "]";
            case ForObject loop ->
                "{for " + names(loop.keyVariable(), loop.valueVariable()) + " in " + of(loop.collection()) + " : "
                        + of(loop.key()) + " => " + of(loop.value()) + (loop.grouping() ? "..." : "")
                        + condition(loop.condition()) + "}";
            case Parentheses parentheses -> "P(" + of(parentheses.inner()) + ")";
        };
    }

    public static String of(Body body) {
        return Stream.concat(
                        body.attributes().stream().map(each -> each.name() + " = " + of(each.expression())),
                        body.blocks().stream().map(each -> each.title() + " { " + of(each.body()) + " }"))
                .collect(Collectors.joining("; "));
    }

    private static String parts(List<TemplatePart> parts) {
        return parts.stream().map(Shown::part).collect(Collectors.joining("|", "<", ">"));
    }

    private static String part(TemplatePart part) {
        return switch (part) {
            case TemplatePart.Text text -> text.value().replace("\n", "\\n");
            case TemplatePart.Interpolation interpolation -> "$" + of(interpolation.expression());
            case TemplatePart.IfDirective choice ->
                "if " + of(choice.condition()) + parts(choice.whenTrue()) + "else" + parts(choice.whenFalse());
            case TemplatePart.ForDirective loop ->
                "for " + names(loop.keyVariable(), loop.valueVariable()) + " in " + of(loop.collection())
                        + parts(loop.body());
        };
    }

    private static String names(@Nullable String key, String value) {
        return key == null ? value : key + ", " + value;
    }

    private static String condition(@Nullable Expression condition) {
        return condition == null ? "" : " if " + of(condition);
    }

    private static String list(List<Expression> expressions) {
        return expressions.stream().map(Shown::of).collect(Collectors.joining(", "));
    }
}

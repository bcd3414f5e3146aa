package io.skep.plans.text.eval;

import io.skep.plans.text.syntax.AttributeSplat;
import io.skep.plans.text.syntax.Binary;
import io.skep.plans.text.syntax.Conditional;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.ForObject;
import io.skep.plans.text.syntax.ForTuple;
import io.skep.plans.text.syntax.FullSplat;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.syntax.GetAttribute;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.ObjectEntry;
import io.skep.plans.text.syntax.Parentheses;
import io.skep.plans.text.syntax.SplatItem;
import io.skep.plans.text.syntax.Template;
import io.skep.plans.text.syntax.TemplatePart;
import io.skep.plans.text.syntax.TemplateWrap;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.syntax.Unary;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.ValueText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an expression as text on one line that reads back to the same expression, whether it came from HCL, YAML or
 * JSON. The element at hand of a splat that is not part of the text is written {@link #SPLAT_ITEM}.
 */
public final class ExpressionText {

    /** The name that stands for the element at hand of a splat. */
    public static final String SPLAT_ITEM = "splat_item";

    private final String item;

    private ExpressionText(String item) {
        this.item = item;
    }

    /** The text of an expression. */
    public static String of(Expression expression) {
        return new ExpressionText(SPLAT_ITEM).text(expression);
    }

    private String text(Expression expression) {
        return switch (expression) {
            case Literal literal -> literal(literal);
            case Template template -> '"' + parts(template.parts()) + '"';
            case TemplateWrap wrap -> "\"${" + text(wrap.inner()) + "}\"";
            case Variable variable -> variable.name();
            case SplatItem _ -> item;
            case GetAttribute get -> text(get.source()) + "." + get.name();
            case GetIndex get -> text(get.source()) + "[" + text(get.key()) + "]";
            case AttributeSplat splat -> splat(text(splat.source()) + ".*", splat.each());
            case FullSplat splat -> splat(text(splat.source()) + "[*]", splat.each());
            case FunctionCall call ->
                call.name() + "(" + list(call.arguments()) + (call.expandFinal() ? "..." : "") + ")";
            case Unary unary -> unary.operator().symbol() + text(unary.operand());
            case Binary binary -> text(binary.left()) + " " + binary.operator().symbol() + " " + text(binary.right());
            case Conditional choice ->
                text(choice.condition()) + " ? " + text(choice.whenTrue()) + " : " + text(choice.whenFalse());
            case TupleConstructor tuple -> "[" + list(tuple.items()) + "]";
            case ObjectConstructor object ->
                object.entries().stream().map(this::entry).collect(Collectors.joining(", ", "{", "}"));
            case ForTuple loop ->
                "[" + loop(loop.keyVariable(), loop.valueVariable(), loop.collection()) + text(loop.value())
                        + condition(loop.condition()) + "]";
            case ForObject loop ->
                "{" + loop(loop.keyVariable(), loop.valueVariable(), loop.collection()) + text(loop.key()) + " => "
                        + text(loop.value()) + (loop.grouping() ? "..." : "") + condition(loop.condition()) + "}";
            case Parentheses parentheses -> "(" + text(parentheses.inner()) + ")";
        };
    }

    private static String literal(Literal literal) {
        return switch (literal) {
            case Literal.Text text -> ValueText.quoted(text.value());
            case Literal.Decimal decimal -> decimal.value().toString();
            case Literal.Bool truth -> Boolean.toString(truth.value());
            case Literal.Null _ -> "null";
        };
    }

    private String splat(String sign, Expression each) {
        return new ExpressionText(sign).text(each);
    }

    private String list(List<Expression> expressions) {
        return expressions.stream().map(this::text).collect(Collectors.joining(", "));
    }

    private String entry(ObjectEntry entry) {
        return text(entry.key()) + " = " + text(entry.value());
    }

    private String loop(@Nullable String key, String value, Expression collection) {
        return "for " + (key == null ? "" : key + ", ") + value + " in " + text(collection) + " : ";
    }

    private String condition(@Nullable Expression condition) {
        return condition == null ? "" : " if " + text(condition);
    }

    private String parts(List<TemplatePart> parts) {
        return parts.stream().map(this::part).collect(Collectors.joining());
    }

    private String part(TemplatePart part) {
        return switch (part) {
            case TemplatePart.Text text -> {
                String quoted = ValueText.quoted(text.value());
                yield quoted.substring(1, quoted.length() - 1);
            }
            case TemplatePart.Interpolation inner -> "${" + text(inner.expression()) + "}";
            case TemplatePart.IfDirective choice ->
                "%{if " + text(choice.condition()) + "}" + parts(choice.whenTrue()) + "%{else}"
                        + parts(choice.whenFalse()) + "%{endif}";
            case TemplatePart.ForDirective loop ->
                "%{for " + (loop.keyVariable() == null ? "" : loop.keyVariable() + ", ") + loop.valueVariable() + " in "
                        + text(loop.collection()) + "}" + parts(loop.body()) + "%{endfor}";
        };
    }
}

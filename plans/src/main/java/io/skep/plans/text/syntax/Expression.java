package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Anything that has a value. The set is closed: evaluators switch over it without a default. See the HCL native syntax specification,
 * section "Expressions", for what each form means.
 */
public sealed interface Expression
        permits Literal,
                Template,
                TemplateWrap,
                Variable,
                GetAttribute,
                GetIndex,
                AttributeSplat,
                FullSplat,
                SplatItem,
                FunctionCall,
                Unary,
                Binary,
                Conditional,
                TupleConstructor,
                ObjectConstructor,
                ForTuple,
                ForObject,
                Parentheses {

    /** Exactly the characters of this expression, quotes, brackets and parentheses of its own included. */
    Range range();

    /** The expressions directly inside, in the order written. Says nothing of scopes: a for-expression's own names are not marked. */
    default List<Expression> children() {
        return switch (this) {
            case Literal _, Variable _, SplatItem _ -> List.of();
            case Template template ->
                template.parts().stream().flatMap(TemplatePart::expressions).toList();
            case TemplateWrap wrap -> List.of(wrap.inner());
            case GetAttribute get -> List.of(get.source());
            case GetIndex get -> List.of(get.source(), get.key());
            case AttributeSplat splat -> List.of(splat.source(), splat.each());
            case FullSplat splat -> List.of(splat.source(), splat.each());
            case FunctionCall call -> call.arguments();
            case Unary unary -> List.of(unary.operand());
            case Binary binary -> List.of(binary.left(), binary.right());
            case Conditional choice -> List.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
            case TupleConstructor tuple -> tuple.items();
            case ObjectConstructor object ->
                object.entries().stream()
                        .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                        .toList();
            case ForTuple loop -> present(loop.collection(), loop.value(), loop.condition());
            case ForObject loop -> present(loop.collection(), loop.key(), loop.value(), loop.condition());
            case Parentheses parentheses -> List.of(parentheses.inner());
        };
    }

    private static List<Expression> present(@Nullable Expression... expressions) {
        return Stream.of(expressions).filter(Objects::nonNull).toList();
    }
}

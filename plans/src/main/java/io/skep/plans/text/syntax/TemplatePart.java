package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of a {@link Template}. Trim markers ({@code ~}) are already applied to the neighbouring texts, heredoc indent is removed. */
public sealed interface TemplatePart {
    Range range();

    /** Text as it is, escapes resolved. */
    record Text(String value, Range range) implements TemplatePart {}

    /** {@code ${expression}}. */
    record Interpolation(Expression expression, Range range) implements TemplatePart {}

    /** {@code %{if condition}...%{else}...%{endif}}; {@code whenFalse} is empty where there is no else. */
    record IfDirective(Expression condition, List<TemplatePart> whenTrue, List<TemplatePart> whenFalse, Range range)
            implements TemplatePart {
        public IfDirective {
            whenTrue = List.copyOf(whenTrue);
            whenFalse = List.copyOf(whenFalse);
        }
    }

    /** {@code %{for key, value in collection}...%{endfor}}; {@code keyVariable} is null where only one name is given. */
    record ForDirective(
            @Nullable String keyVariable,
            String valueVariable,
            Expression collection,
            List<TemplatePart> body,
            Range range)
            implements TemplatePart {
        public ForDirective {
            body = List.copyOf(body);
        }
    }

    /** The expressions in this part, at any depth of directives, in the order written. */
    default Stream<Expression> expressions() {
        return switch (this) {
            case Text _ -> Stream.of();
            case Interpolation interpolation -> Stream.of(interpolation.expression());
            case IfDirective choice ->
                Stream.concat(
                        Stream.of(choice.condition()),
                        Stream.concat(choice.whenTrue().stream(), choice.whenFalse().stream())
                                .flatMap(TemplatePart::expressions));
            case ForDirective loop ->
                Stream.concat(Stream.of(loop.collection()), loop.body().stream().flatMap(TemplatePart::expressions));
        };
    }
}

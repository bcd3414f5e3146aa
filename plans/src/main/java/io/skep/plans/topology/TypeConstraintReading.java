package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.EvaluationFailure;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.ObjectEntry;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.TreeMap;

/** Reads type constraints: {@code string}, {@code map(object({size = number, tags = optional(list(string), [])}))}. */
final class TypeConstraintReading {

    private static final List<String> WORDS =
            List.of("string", "number", "bool", "any", "list", "set", "map", "object", "tuple", "optional");

    private final Evaluation evaluation;

    TypeConstraintReading(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** The constraint an expression writes; fails with {@link EvaluationFailure}. In YAML and JSON it is a string. */
    TypeConstraint read(Expression expression) {
        return switch (expression) {
            case Literal.Text text -> read(parsed(text));
            case Variable variable -> plain(variable);
            case FunctionCall call -> constructed(call);
            default -> throw wrong("This is not a type. One looks like string or list(number).", expression);
        };
    }

    private static TypeConstraint plain(Variable variable) {
        String name = variable.name();
        return switch (name) {
            case "string" -> TypeConstraint.Plain.STRING;
            case "number" -> TypeConstraint.Plain.NUMBER;
            case "bool" -> TypeConstraint.Plain.BOOL;
            case "any" -> TypeConstraint.Plain.ANY;
            case "list", "set", "map" ->
                throw wrong("Write the type of the elements, as in " + name + "(string).", variable);
            default -> throw unknown(name, variable);
        };
    }

    private TypeConstraint constructed(FunctionCall call) {
        if (!WORDS.contains(call.name())) {
            throw unknown(call.name(), call);
        }
        if (call.arguments().size() != 1 || call.name().equals("optional")) {
            throw wrong("The type \"" + call.name() + "\" cannot be written like this here.", call);
        }
        Expression argument = call.arguments().getFirst();
        if (call.name().equals("tuple") && argument instanceof TupleConstructor tuple) {
            return new TypeConstraint.TupleOf(
                    tuple.items().stream().map(this::read).toList());
        }
        if (call.name().equals("object") && argument instanceof ObjectConstructor object) {
            return object(object);
        }
        return switch (call.name()) {
            case "list" -> new TypeConstraint.ListOf(read(argument));
            case "set" -> new TypeConstraint.SetOf(read(argument));
            case "map" -> new TypeConstraint.MapOf(read(argument));
            default -> throw wrong("The type \"" + call.name() + "\" cannot be written like this.", call);
        };
    }

    private TypeConstraint object(ObjectConstructor object) {
        TreeMap<String, TypeConstraint.Member> members = new TreeMap<>();
        for (ObjectEntry entry : object.entries()) {
            if (!(entry.key() instanceof Literal.Text name)) {
                throw wrong("The attributes of an object type are plain names.", entry.key());
            }
            members.put(name.value(), member(entry.value()));
        }
        return new TypeConstraint.ObjectOf(members);
    }

    private TypeConstraint.Member member(Expression written) {
        if (!(written instanceof FunctionCall call && call.name().equals("optional"))) {
            return new TypeConstraint.Member(read(written), null);
        }
        if (call.arguments().isEmpty() || call.arguments().size() > 2) {
            throw wrong("\"optional\" takes a type and perhaps a default.", call);
        }
        TypeConstraint type = read(call.arguments().getFirst());
        if (call.arguments().size() == 1) {
            return new TypeConstraint.Member(type, Value.NOTHING);
        }
        Expression otherwise = call.arguments().getLast();
        Value value = evaluation.value(otherwise, Scope.EMPTY).orElseThrow(EvaluationFailure::reported);
        return new TypeConstraint.Member(type, TypeConversion.convert(value, type, "the default", otherwise.range()));
    }

    private static Expression parsed(Literal.Text text) {
        Diagnostics problems = new Diagnostics();
        return Parsing.parseExpression(new SourceFile(text.range().file(), text.value()), problems)
                .filter(expression -> !problems.hasErrors() && !(expression instanceof Literal))
                .orElseThrow(() -> wrong("\"" + text.value() + "\" is not a type.", text));
    }

    private static EvaluationFailure unknown(String name, Expression place) {
        Diagnostic diagnostic = Diagnostic.error("Invalid type", "There is no type \"" + name + "\".", place.range());
        return new EvaluationFailure(
                List.of(Spelling.hint(name, WORDS).map(diagnostic::withHint).orElse(diagnostic)));
    }

    private static EvaluationFailure wrong(String detail, Expression place) {
        return new EvaluationFailure(List.of(Diagnostic.error("Invalid type", detail, place.range())));
    }
}

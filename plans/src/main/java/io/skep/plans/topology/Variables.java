package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.EvaluationFailure;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The variables of a topology: their declarations together with the values given for them. */
final class Variables {

    private static final Set<String> ATTRIBUTES = Set.of("type", "default", "description", "sensitive", "nullable");
    private static final Set<String> CHECKS = Set.of("condition", "error_message");

    private final Map<String, Block> declared;
    private final Map<String, Setting> settings;
    private final ModulePlace place;
    private final Evaluation evaluation;
    private final SortedMap<String, Lazy<Value>> values = new TreeMap<>();
    private final SortedMap<String, List<Diagnostic>> refusals = new TreeMap<>();

    Variables(Map<String, Block> declared, Map<String, Setting> settings, ModulePlace place, Evaluation evaluation) {
        this.declared = declared;
        this.settings = settings;
        this.place = place;
        this.evaluation = evaluation;
        declared.forEach((name, block) -> values.put(
                name, new Lazy<>(place.full("var." + name), block.header(), evaluation, () -> value(name, block))));
    }

    SortedMap<String, Lazy<Value>> values() {
        return values;
    }

    /** What was said of each value that a {@code validation} refused. */
    SortedMap<String, List<Diagnostic>> refusals() {
        return refusals;
    }

    /** What {@code var} stands for. */
    ValueGroup root() {
        return new ValueGroup(
                "variable", "Declare it with variable \"NAME\" {}.", evaluation, values, Map.of(), _ -> Scope.EMPTY);
    }

    boolean sensitive(String name) {
        Block block = declared.get(name);
        return block != null && flag(block, "sensitive", false);
    }

    /** Checks all declarations and values, also of variables nothing refers to. */
    void check(Scope scope) {
        declared.forEach((name, block) -> {
            AllowedNames.check(block, ATTRIBUTES, Set.of("validation"), evaluation);
            refuseWrittenSecret(name, block);
            Lazy<Value> value = values.get(name);
            if (value != null && value.find().isPresent()) {
                block.body().blocks("validation").forEach(rule -> validate(name, rule, scope));
            }
        });
    }

    /** A plan keeps the topology's text, so a secret that stands in it would stand in every saved plan. */
    private void refuseWrittenSecret(String name, Block block) {
        block.body()
                .attribute("default")
                .filter(written -> flag(block, "sensitive", false) && !(written.expression() instanceof Literal.Null))
                .ifPresent(written -> evaluation.report(Diagnostic.error(
                                "Secret in the topology",
                                "The variable \"" + name + "\" is sensitive, so its value must not stand in a file"
                                        + " that is read, kept and planned with.",
                                written.nameRange())
                        .withHint("Take the default out and give the value with SKEP_VAR_" + name + ".")));
    }

    private Optional<Value> value(String name, Block block) {
        TypeConstraint type = block.body()
                .attribute("type")
                .map(attribute -> new TypeConstraintReading(evaluation).read(attribute.expression()))
                .orElse(TypeConstraint.Plain.ANY);
        boolean secret = flag(block, "sensitive", false);
        Optional<Value> given =
                Optional.ofNullable(settings.get(name)).map(setting -> given(name, setting, type, block, secret));
        if (given.isPresent() && given.get() instanceof Nothing && !flag(block, "nullable", true)) {
            given = Optional.empty();
        }
        Value value = given.orElseGet(() -> otherwise(name, block, type));
        if (secret && place.caller().isPresent() && (value instanceof Secret || Opaque.isLater(value))) {
            return Optional.of(value); // computed again from where it was passed
        }
        Source source = new Source("var." + name, Entries.NONE);
        return Optional.of(secret ? new Secret(Opaque.revealed(value), source) : value);
    }

    private Value given(String name, Setting setting, TypeConstraint type, Block block, boolean secret) {
        return switch (setting) {
            case Setting.Known(Value value) -> value;
            case Setting.Valued(Value value, Range range) -> computed(name, value, type, secret, range);
            case Setting.Written(Expression expression) ->
                TypeConversion.convert(
                        evaluated(expression), type, "var." + name, secret ? block.header() : expression.range());
            case Setting.Passed(Expression expression, Scope scope) ->
                TypeConversion.convert(
                        evaluation
                                .value(secret ? Outputs.hidden(expression) : expression, scope)
                                .orElseThrow(EvaluationFailure::reported),
                        type,
                        place.full("var." + name),
                        expression.range());
            case Setting.Raw raw ->
                TypeConversion.convert(raw(name, raw, type, block, secret), type, "var." + name, block.header());
        };
    }

    private static Value computed(String name, Value value, TypeConstraint type, boolean secret, Range place) {
        if (Opaque.hasSecret(value) && !secret) {
            throw failure(
                    "Sensitive value for variable",
                    "\"var." + name + "\" is not sensitive, and the value given to it is.",
                    place);
        }
        return TypeConversion.convert(Opaque.revealed(value), type, "var." + name, place);
    }

    /** Text is itself for a plain type; for a type with parts it is an expression. */
    private Value raw(String name, Setting.Raw raw, TypeConstraint type, Block block, boolean secret) {
        if (type instanceof TypeConstraint.Plain) {
            return new Text(raw.text());
        }
        Diagnostics problems = new Diagnostics();
        return Parsing.parseExpression(new SourceFile(raw.from(), raw.text()), problems)
                .filter(_ -> !problems.hasErrors())
                .map(this::evaluated)
                .orElseThrow(() -> failure(
                        "Invalid value for variable",
                        "\"var." + name + "\" must be " + type.text() + ", and what " + raw.from()
                                + " gives is no such expression" + (secret ? "." : ": " + first(problems)),
                        block.header()));
    }

    private static String first(Diagnostics problems) {
        return problems.list().isEmpty() ? "" : problems.list().getFirst().detail();
    }

    private Value otherwise(String name, Block block, TypeConstraint type) {
        Attribute attribute = block.body().attribute("default").orElseThrow(() -> missing(name, block));
        Expression expression = attribute.expression();
        return TypeConversion.convert(evaluated(expression), type, "var." + name, expression.range());
    }

    private EvaluationFailure missing(String name, Block block) {
        return place.caller()
                .map(caller -> failure(
                        "No value for variable",
                        caller.title() + " needs a value for its variable \"" + name + "\": write " + name
                                + " = ... in it.",
                        caller.header()))
                .orElseGet(() -> failure(
                        "No value for variable",
                        "The variable \"" + name + "\" has no default, and no value was given. Give it with -var "
                                + name + "=..., with SKEP_VAR_" + name + " or in skep.skepvars.",
                        block.header()));
    }

    /** Values of variables are written without references. */
    private Value evaluated(Expression expression) {
        return evaluation.value(expression, Scope.EMPTY).orElseThrow(EvaluationFailure::reported);
    }

    private void validate(String name, Block rule, Scope scope) {
        AllowedNames.check(rule, CHECKS, Set.of(), evaluation);
        Optional<Attribute> condition = rule.body().attribute("condition");
        Optional<Attribute> message = rule.body().attribute("error_message");
        if (condition.isEmpty() || message.isEmpty()) {
            evaluation.report(Diagnostic.error(
                    "Missing attribute", "A validation needs \"condition\" and \"error_message\".", rule.header()));
            return;
        }
        Expression test = condition.get().expression();
        Optional<Value> result = evaluation.value(test, scope).map(Opaque::revealed);
        if (result.filter(Opaque::isLater).isPresent()) {
            return; // an argument of a module that is known only after apply
        }
        Optional<Boolean> truth = result.flatMap(Convert::toBool).map(Value.Bool::truth);
        if (result.isPresent() && truth.isEmpty()) {
            evaluation.report(
                    Diagnostic.error("Invalid condition", "A condition must be true or false.", test.range()));
        }
        if (truth.isPresent() && !truth.get()) {
            evaluation.value(message.get().expression(), scope).ifPresent(text -> refuse(name, text));
        }
    }

    private void refuse(String name, Value message) {
        String text = Opaque.hasSecret(message)
                ? "Its error message is sensitive and not shown."
                : Convert.toText(message).map(Text::text).orElse("");
        Block block = declared.get(name);
        if (block == null) {
            throw new IllegalArgumentException("no variable " + name);
        }
        Diagnostic refusal = Diagnostic.error(
                "Invalid value for variable", place.full("var." + name) + ": " + text, given(name, block));
        refusals.computeIfAbsent(name, _ -> new ArrayList<>()).add(refusal);
        evaluation.report(refusal);
    }

    /** Where the value was written; for a secret only where it was declared. */
    private Range given(String name, Block block) {
        if (sensitive(name)) {
            return block.header();
        }
        return switch (settings.get(name)) {
            case Setting.Written(Expression expression) -> expression.range();
            case Setting.Passed(Expression expression, Scope _) -> expression.range();
            case Setting.Valued(Value _, Range range) -> range;
            case null -> block.header();
            case Setting.Raw _, Setting.Known _ -> block.header();
        };
    }

    private boolean flag(Block block, String name, boolean otherwise) {
        return new Flag(name, otherwise).in(block, evaluation);
    }

    private static EvaluationFailure failure(String summary, String detail, Range place) {
        return new EvaluationFailure(List.of(Diagnostic.error(summary, detail, place)));
    }
}

package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Strictly.Look;
import io.skep.plans.text.eval.function.Function;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Function calls. Those that look at more than the values of their arguments are made elsewhere. */
final class Calls {

    private static final String BUILT_IN = "core::";

    private static final String CHANGES =
            "Its result would be another one each time, so that no two plans were the same.";

    /** Functions that users of Terraform know and that are left out on purpose, with what to do instead. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "timestamp", CHANGES + " Use plantimestamp(), which a saved plan keeps.",
            "uuid", CHANGES + " Use uuidv5(\"dns\", name) for an id that belongs to a name.",
            "bcrypt", CHANGES + " Give the finished hash as a sensitive variable.",
            "rsadecrypt", "Give what is decrypted as a sensitive variable.",
            "ephemeralasnull", "There are no ephemeral values: secrets are never stored anyway.");

    private final Evaluator evaluator;
    private final Strictly strictly;
    private final Map<String, BiFunction<FunctionCall, Scope, Value>> special;

    Calls(Evaluator evaluator, Strictly strictly, boolean again) {
        this.evaluator = evaluator;
        this.strictly = strictly;
        Attempts attempts = new Attempts(evaluator, strictly);
        SecretCalls secrets = new SecretCalls(evaluator, strictly, again);
        TemplateCalls templates = new TemplateCalls(evaluator, strictly);
        OutsideCalls outside = new OutsideCalls(evaluator, strictly);
        this.special = Map.of(
                "environment", outside::environment,
                "program", outside::program,
                "try", attempts::attempt,
                "can", attempts::can,
                "sensitive", secrets::sensitive,
                "nonsensitive", secrets::open,
                "issensitive", secrets::isSensitive,
                "templatefile", templates::file,
                "templatestring", templates::string);
    }

    Value value(FunctionCall call, Scope scope) {
        String name = name(call);
        BiFunction<FunctionCall, Scope, Value> own = special.get(name);
        return own == null ? ordinary(call, name, scope) : own.apply(call, scope);
    }

    /** All names that can be called. */
    SortedSet<String> names() {
        TreeSet<String> names = new TreeSet<>(evaluator.functions().names());
        names.addAll(special.keySet());
        return names;
    }

    /** The name of a function without the prefix that means the language's own. */
    static String name(FunctionCall call) {
        return call.name().startsWith(BUILT_IN) ? call.name().substring(BUILT_IN.length()) : call.name();
    }

    private Value ordinary(FunctionCall call, String name, Scope scope) {
        if (Functions.readsOutside(name)
                && scope.find(ExpressionText.of(call)).orElse(null) instanceof Root.Plain(Value remembered)) {
            return remembered;
        }
        Function function = evaluator.functions().find(name).orElseThrow(() -> unknown(call));
        List<Value> arguments = arguments(call, scope);
        boolean expands = call.expandFinal() && !arguments.isEmpty();
        if (expands) {
            Value last = arguments.getLast();
            if (Opaque.isLater(last)) {
                return strictly.later(call, scope, arguments);
            }
            arguments.removeLast();
            arguments.addAll(expanded(last, call, scope));
        }
        Look look = function.looksDeep(arguments) ? Look.DEEP : Look.TOP;
        return strictly.apply(call, call.arguments(), scope, arguments, look, function::call);
    }

    private List<Value> arguments(FunctionCall call, Scope scope) {
        List<Value> values = new ArrayList<>();
        List<EvaluationFailure> failures = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            try {
                values.add(evaluator.value(argument, scope));
            } catch (EvaluationFailure failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw Failures.together(failures);
        }
        return values;
    }

    private List<Value> expanded(Value last, FunctionCall call, Scope scope) {
        Expression place = call.arguments().getLast();
        if (last instanceof Secret) {
            return Turn.over(evaluator, last, place, scope).stream()
                    .map(Turn::value)
                    .toList();
        }
        return Convert.toList(last)
                .orElseThrow(() -> Failures.of(
                        "Invalid expanding argument",
                        "Before ... there must be a list or set, and this is " + ValueText.kind(last) + ".",
                        place.range(),
                        place,
                        scope));
    }

    private EvaluationFailure unknown(FunctionCall call) {
        String name = name(call);
        String leftOut = LEFT_OUT.get(name);
        Diagnostic diagnostic = Diagnostic.error(
                "Call to unknown function",
                leftOut == null
                        ? "There is no function named \"" + name + "\"."
                        : "The function \"" + name + "\" is left out on purpose. " + leftOut,
                call.nameRange());
        return new EvaluationFailure(List.of(
                leftOut != null
                        ? diagnostic
                        : Spelling.hint(name, names()).map(diagnostic::withHint).orElse(diagnostic)));
    }

    /** Refuses a call with another number of arguments. */
    static void count(FunctionCall call, int wanted) {
        if (call.arguments().size() != wanted || call.expandFinal()) {
            throw Failures.plain(
                    "Wrong number of function arguments",
                    "The function \"" + call.name() + "\" takes "
                            + (wanted == 1 ? "one argument" : wanted + " arguments") + ", and here are "
                            + call.arguments().size() + (call.expandFinal() ? ", expanded." : "."),
                    call.range());
        }
    }
}

package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.syntax.GetAttribute;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.ValueText;
import java.util.List;

/**
 * The functions {@code templatefile} and {@code templatestring}: a text is read as a template that knows only the names
 * handed over. A template may not use further templates, so that none can use itself.
 */
final class TemplateCalls {

    private static final String INVALID = "Invalid function argument";

    private final Evaluator evaluator;
    private final Strictly strictly;
    private boolean inTemplate;

    TemplateCalls(Evaluator evaluator, Strictly strictly) {
        this.evaluator = evaluator;
        this.strictly = strictly;
    }

    Value file(FunctionCall call, Scope scope) {
        Calls.count(call, 2);
        Value path = evaluator.value(call.arguments().getFirst(), scope);
        Value names = evaluator.value(call.arguments().getLast(), scope);
        if (Opaque.isLater(path) || Opaque.isLater(names)) {
            return strictly.later(call, scope, List.of(path, names));
        }
        Value text = evaluator.value(reading(call), scope);
        String name = Opaque.revealed(path) instanceof Text(String written) ? written : "template";
        return rendered(call, scope, text, names, path instanceof Secret ? "(sensitive value)" : name);
    }

    /** The call of {@code file} that a call of {@code templatefile} stands for. */
    static FunctionCall reading(FunctionCall call) {
        Expression path = call.arguments().getFirst();
        return new FunctionCall("file", call.nameRange(), List.of(path), false, path.range());
    }

    Value string(FunctionCall call, Scope scope) {
        Calls.count(call, 2);
        Expression template = call.arguments().getFirst();
        if (!(template instanceof Variable || template instanceof GetAttribute || template instanceof GetIndex)) {
            throw Failures.plain(
                    INVALID,
                    "The template must be a reference, such as local.greeting. A template that is written out here is"
                            + " filled in by itself.",
                    template.range());
        }
        Value text = evaluator.value(template, scope);
        Value names = evaluator.value(call.arguments().getLast(), scope);
        if (Opaque.isLater(text) || Opaque.isLater(names)) {
            return strictly.later(call, scope, List.of(text, names));
        }
        return rendered(call, scope, text, names, "template");
    }

    private Value rendered(FunctionCall call, Scope scope, Value text, Value names, String name) {
        if (inTemplate) {
            throw Failures.plain(
                    "Error in function call",
                    "A template cannot use " + call.name() + "(). Hand its result over under a name instead.",
                    call.range());
        }
        Entries known = names(call, names instanceof Secret ? Opaque.revealed(names) : names);
        boolean secret = text instanceof Secret || names instanceof Secret;
        inTemplate = true;
        try {
            Value result = secret
                    ? Strictly.hidingly(call, () -> filled(call, Opaque.revealed(text), known, name))
                    : filled(call, text, known, name);
            if (!secret) {
                return result;
            }
            return Opaque.hasLater(result)
                    ? strictly.later(call, scope, List.of(result))
                    : strictly.secret(call, scope, result);
        } finally {
            inTemplate = false;
        }
    }

    private Value filled(FunctionCall call, Value text, Entries names, String name) {
        if (!(text instanceof Text(String written))) {
            throw Failures.plain(
                    INVALID,
                    "The template must be a string, and this is " + ValueText.kind(text) + ".",
                    call.arguments().getFirst().range());
        }
        Diagnostics problems = new Diagnostics();
        Expression template = Parsing.parseTemplate(new SourceFile(name, written), problems)
                .orElseThrow(() -> new EvaluationFailure(problems.list()));
        return evaluator.value(template, Scope.ofValues(names.entries()));
    }

    private static Entries names(FunctionCall call, Value names) {
        Expression place = call.arguments().getLast();
        if (!(names instanceof Entries entries)) {
            throw Failures.plain(
                    INVALID,
                    "The names for the template must be an object, and this is " + ValueText.kind(names) + ".",
                    place.range());
        }
        entries.entries().keySet().stream()
                .filter(name -> !ValueText.isName(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Failures.plain(
                            INVALID, ValueText.quoted(name) + " cannot be a name in a template.", place.range());
                });
        return entries;
    }
}

package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One function of the language: its name, its parameters and what it does. Made in steps: {@code
 * Function.named("join").takes(TEXT, "separator").rest(LIST, "lists").gives(...)}.
 */
public final class Function {

    /** What a function does with its converted arguments; fails with {@link Problem}. */
    @FunctionalInterface
    interface Body {
        Value result(Arguments arguments);
    }

    private final String name;
    private final List<Parameter> parameters = new ArrayList<>();
    private int required;
    private @Nullable Parameter rest;
    private Predicate<List<Value>> deep = _ -> true;
    private Body body = _ -> Value.NOTHING;

    private Function(String name) {
        this.name = name;
    }

    static Function named(String name) {
        return new Function(name);
    }

    Function takes(Kind kind, String parameter) {
        parameters.add(new Parameter(parameter, kind));
        required = parameters.size();
        return this;
    }

    Function mayTake(Kind kind, String parameter) {
        parameters.add(new Parameter(parameter, kind));
        return this;
    }

    Function rest(Kind kind, String parameter) {
        rest = new Parameter(parameter, kind);
        return this;
    }

    /** It hands elements of collections on as they are, so they may be unknown or secret. */
    Function structural() {
        deep = _ -> false;
        return this;
    }

    /** As {@link #structural}, except for these arguments. */
    Function structuralUnless(Predicate<List<Value>> looksInside) {
        deep = looksInside;
        return this;
    }

    Function gives(Body what) {
        body = what;
        return this;
    }

    public String name() {
        return name;
    }

    /** Whether it looks at the elements of these arguments, not only at the arguments themselves. */
    public boolean looksDeep(List<Value> arguments) {
        return deep.test(arguments);
    }

    /** Whether some element of an argument is unknown or secret. */
    static boolean opaqueInside(Value argument) {
        return Opaque.hasLater(argument) || Opaque.hasSecret(argument);
    }

    /** The result for arguments it can look at; fails with {@link Problem} about the argument by its number. */
    public Value call(List<Value> arguments) {
        count(arguments.size());
        List<Value> converted = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            converted.add(Arguments.converted(parameter(index), arguments.get(index), index));
        }
        return body.result(new Arguments(name, converted));
    }

    private Parameter parameter(int index) {
        if (index < parameters.size()) {
            return parameters.get(index);
        }
        return Objects.requireNonNull(rest, "arguments were counted");
    }

    private void count(int given) {
        if (given < required) {
            throw Problem.of(
                    "Not enough function arguments",
                    "The function \"" + name + "\" needs "
                            + (rest == null && required == parameters.size() ? "" : "at least ")
                            + required + ", and here " + are(given) + ". The next is \""
                            + parameters.get(given).name()
                            + "\".");
        }
        if (rest == null && given > parameters.size()) {
            throw Problem.at(
                    parameters.size(),
                    "Too many function arguments",
                    "The function \"" + name + "\" takes " + (required == parameters.size() ? "" : "up to ")
                            + parameters.size() + ", and here " + are(given) + ".");
        }
    }

    private static String are(int count) {
        return count == 1 ? "is 1" : "are " + count;
    }
}

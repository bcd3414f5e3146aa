package io.skep.plans.text.eval;

import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import java.util.Collection;
import java.util.Optional;

/** What the first name of a reference stands for. */
public sealed interface Root {

    /** A name bound to a value: a variable of a for-expression, {@code each}, {@code count}, {@code path}. */
    record Plain(Value value) implements Root {}

    /**
     * A family of named members, each computed when it is first asked for: {@code var}, {@code local}, {@code host}.
     * Its methods fail with {@link EvaluationFailure} where a member exists but has no value.
     */
    non-sealed interface Group extends Root {

        /** The word for one member in messages: {@code variable}. */
        String noun();

        /** The names of its members. */
        Collection<String> members();

        /**
         * The value of a member; empty where there is no member of that name.
         *
         * @param element the key or attribute that will be taken from the value, where that is known
         */
        Optional<Value> member(String name, Optional<Value> element);

        /** The object of all members. */
        Value whole();

        /** Where the value of a member comes from, for members that are defined by an expression alone. */
        default Optional<Definition> definition(String name) {
            return Optional.empty();
        }

        /** Whether a plan keeps all members as they are written or given; those of local values go by their definition. */
        default boolean keptInClear() {
            return false;
        }

        /** What to say where there is no member of a name. */
        default String missing(String name) {
            return "There is no " + noun() + " named \"" + name + "\".";
        }
    }

    /** An expression and the scope it is evaluated in. */
    record Definition(Expression expression, Scope scope) {}
}

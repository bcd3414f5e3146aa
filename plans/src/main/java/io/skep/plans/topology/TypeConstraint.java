package io.skep.plans.topology;

import io.skep.plans.text.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The declared type of a variable. */
sealed interface TypeConstraint {

    /** How it is written, for messages. */
    String text();

    /** One of the types without parts; {@code any} takes everything. */
    enum Plain implements TypeConstraint {
        STRING,
        NUMBER,
        BOOL,
        ANY;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record ListOf(TypeConstraint element) implements TypeConstraint {
        @Override
        public String text() {
            return "list(" + element.text() + ")";
        }
    }

    record SetOf(TypeConstraint element) implements TypeConstraint {
        @Override
        public String text() {
            return "set(" + element.text() + ")";
        }
    }

    record MapOf(TypeConstraint element) implements TypeConstraint {
        @Override
        public String text() {
            return "map(" + element.text() + ")";
        }
    }

    record TupleOf(List<TypeConstraint> elements) implements TypeConstraint {
        public TupleOf {
            elements = List.copyOf(elements);
        }

        @Override
        public String text() {
            return "tuple(["
                    + String.join(
                            ", ", elements.stream().map(TypeConstraint::text).toList()) + "])";
        }
    }

    record ObjectOf(SortedMap<String, Member> members) implements TypeConstraint {
        public ObjectOf {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        @Override
        public String text() {
            return "object({" + String.join(", ", members.keySet()) + "})";
        }
    }

    /**
     * An attribute of an object.
     *
     * @param otherwise the value where it is absent; null where it must be there
     */
    record Member(TypeConstraint type, @Nullable Value otherwise) {}
}

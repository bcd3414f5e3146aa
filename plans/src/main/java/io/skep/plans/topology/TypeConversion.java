package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.eval.EvaluationFailure;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Unification;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Converts the value of a variable to its declared type. */
final class TypeConversion {

    private final Range place;

    private TypeConversion(Range place) {
        this.place = place;
    }

    /**
     * The converted value; fails with {@link EvaluationFailure}. Attributes of objects that the type does not name are
     * left out.
     */
    static Value convert(Value value, TypeConstraint type, String path, Range place) {
        return new TypeConversion(place).value(value, type, path);
    }

    private Value value(Value value, TypeConstraint type, String path) {
        if (Opaque.isLater(value) || value instanceof Nothing) {
            return value;
        }
        if (value instanceof Secret secret) {
            return new Secret(value(secret.inner(), type, path), secret.source());
        }
        return switch (type) {
            case TypeConstraint.Plain plain -> plain(value, plain, path);
            case TypeConstraint.ListOf(TypeConstraint element) -> new Items(items(value, element, type, path));
            case TypeConstraint.SetOf(TypeConstraint element) -> set(items(value, element, type, path));
            case TypeConstraint.MapOf(TypeConstraint element) -> map(value, element, type, path);
            case TypeConstraint.TupleOf(List<TypeConstraint> elements) -> tuple(value, elements, type, path);
            case TypeConstraint.ObjectOf object -> object(value, object, path);
        };
    }

    private Value plain(Value value, TypeConstraint.Plain type, String path) {
        Optional<? extends Value> converted = switch (type) {
            case STRING -> Convert.toText(value);
            case NUMBER -> Convert.toNumber(value);
            case BOOL -> Convert.toBool(value);
            case ANY -> Optional.of(value);
        };
        if (converted.isEmpty()) {
            throw wrong(value, type, path);
        }
        return converted.get();
    }

    private List<Value> items(Value value, TypeConstraint element, TypeConstraint type, String path) {
        List<Value> given = Convert.toList(value).orElseThrow(() -> wrong(value, type, path));
        List<Value> items = new ArrayList<>();
        for (Value item : given) {
            items.add(value(item, element, path + "[" + items.size() + "]"));
        }
        return unified(items, element, path);
    }

    /** With {@code any} for the elements they have one type, too: the one they all can be brought to. */
    private List<Value> unified(List<Value> items, TypeConstraint element, String path) {
        return element == TypeConstraint.Plain.ANY
                ? Unification.all(items)
                        .orElseThrow(() -> failure("The elements of \"" + path + "\" must have one type."))
                : items;
    }

    /** Sets of strings have an order of their own; other sets are lists without duplicates. */
    private static Value set(List<Value> items) {
        if (!items.stream().allMatch(Text.class::isInstance)) {
            boolean numbers = items.stream().allMatch(Numeric.class::isInstance);
            return new Items(
                    numbers
                            ? items.stream()
                                    .distinct()
                                    .map(Numeric.class::cast)
                                    .sorted(Comparator.comparing(Numeric::number))
                                    .map(Value.class::cast)
                                    .toList()
                            : items.stream().distinct().toList());
        }
        TreeSet<String> members = new TreeSet<>();
        items.forEach(item -> Convert.toText(item).ifPresent(text -> members.add(text.text())));
        return new Unique(members);
    }

    private Value map(Value value, TypeConstraint element, TypeConstraint type, String path) {
        if (!(value instanceof Entries(var entries))) {
            throw wrong(value, type, path);
        }
        TreeMap<String, Value> converted = new TreeMap<>();
        entries.forEach(
                (key, inner) -> converted.put(key, value(inner, element, path + "[" + ValueText.quoted(key) + "]")));
        List<Value> values = unified(List.copyOf(converted.values()), element, path);
        int next = 0;
        for (String key : entries.keySet()) {
            converted.put(key, values.get(next));
            next++;
        }
        return new Entries(converted);
    }

    private Value tuple(Value value, List<TypeConstraint> elements, TypeConstraint type, String path) {
        List<Value> given = Convert.toList(value)
                .filter(items -> items.size() == elements.size())
                .orElseThrow(() -> wrong(value, type, path));
        List<Value> items = new ArrayList<>();
        for (Value item : given) {
            items.add(value(item, elements.get(items.size()), path + "[" + items.size() + "]"));
        }
        return new Items(items);
    }

    private Value object(Value value, TypeConstraint.ObjectOf type, String path) {
        if (!(value instanceof Entries(var entries))) {
            throw wrong(value, type, path);
        }
        TreeMap<String, Value> converted = new TreeMap<>();
        type.members().forEach((name, member) -> {
            Value given = entries.getOrDefault(name, Value.NOTHING);
            Value otherwise = member.otherwise();
            if (otherwise == null && !entries.containsKey(name)) {
                throw failure("\"" + path + "\" needs the attribute \"" + name + "\".");
            }
            boolean absent = given instanceof Nothing && otherwise != null;
            converted.put(name, absent ? otherwise : value(given, member.type(), path + "." + name));
        });
        return new Entries(converted);
    }

    private EvaluationFailure wrong(Value value, TypeConstraint type, String path) {
        return failure("\"" + path + "\" must be " + type.text() + ", and this is " + ValueText.kind(value) + ".");
    }

    private EvaluationFailure failure(String detail) {
        return new EvaluationFailure(List.of(Diagnostic.error("Invalid value for variable", detail, place)));
    }
}

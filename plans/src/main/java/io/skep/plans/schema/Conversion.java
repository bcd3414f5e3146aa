package io.skep.plans.schema;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Turns the value of an attribute into what its type keeps, or says what was expected and what was found. Unknown
 * values pass; secrets are converted inside, and never quoted. After unknown values and secrets have been computed
 * while applying, the same conversion is to be run on them again.
 */
public final class Conversion {

    /** The key under which a reference to a resource carries its address, so that its kind can be checked. */
    public static final String RESOURCE_KEY = "resource";

    private static final Pattern MODULES =
            Pattern.compile("^(?:module\\.[\\w-]+(?:\\[(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)])?\\.)+");

    private final Range place;
    private final boolean quoting;
    private final Diagnostics diagnostics;

    private Conversion(Range place, boolean quoting, Diagnostics diagnostics) {
        this.place = place;
        this.quoting = quoting;
        this.diagnostics = diagnostics;
    }

    /**
     * The converted value; empty where it does not fit, and what is wrong is then added to the diagnostics.
     *
     * @param path what the value is called in messages: {@code update.delay}
     * @param place of the value in the file
     */
    public static Optional<Value> convert(Value value, Type type, String path, Range place, Diagnostics diagnostics) {
        return new Conversion(place, true, diagnostics).value(value, type, path);
    }

    private Optional<Value> value(Value value, Type type, String path) {
        if (Opaque.isLater(value)) {
            return Optional.of(value);
        }
        if (value instanceof Secret secret) {
            return new Conversion(place, false, diagnostics)
                    .value(secret.inner(), type, path)
                    .map(inner -> new Secret(inner, secret.source()));
        }
        return switch (type) {
            case Type.Text _ -> Convert.toText(value).<Value>map(text -> text).or(() -> wrong(path, "a string", value));
            case Type.Number(boolean whole) -> number(value, whole, path);
            case Type.Bool _ ->
                Convert.toBool(value).<Value>map(truth -> truth).or(() -> wrong(path, "true or false", value));
            case Type.OneOf(List<String> words) -> word(value, words, path);
            case Type.Form(String pattern, String expected) ->
                Convert.toText(value)
                        .filter(text -> Pattern.matches(pattern, text.text()))
                        .<Value>map(text -> text)
                        .or(() -> wrong(path, expected, value));
            case Type.Duration _ ->
                Convert.toText(value)
                        .flatMap(text -> DurationText.canonical(text.text()))
                        .<Value>map(Value.Text::new)
                        .or(() -> wrong(path, "a duration such as \"10s\", \"1m30s\" or \"500ms\"", value));
            case Type.Size _ ->
                Convert.toText(value)
                        .flatMap(text -> SizeText.bytes(text.text()))
                        .<Value>map(Value.Numeric::new)
                        .or(() -> wrong(path, "a size such as \"512m\", \"2g\" or a number of bytes", value));
            case Type.Reference(String kind) -> reference(value, kind, path);
            case Type.ListOf(Type element, boolean ordered) -> list(value, element, ordered, path);
            case Type.MapOf(Type element, boolean _) -> map(value, element, path);
            case Type.Anything _ -> Optional.of(value);
        };
    }

    private Optional<Value> number(Value value, boolean whole, String path) {
        Optional<Value.Numeric> number = Convert.toNumber(value);
        if (number.isEmpty()) {
            return wrong(path, whole ? "a whole number" : "a number", value);
        }
        return whole && number.get().whole().isEmpty() && number.get().number().scale() > 0
                ? wrong(path, "a whole number", value)
                : Optional.of(number.get());
    }

    private Optional<Value> word(Value value, List<String> words, String path) {
        Optional<Value.Text> text = Convert.toText(value);
        if (text.isPresent() && words.contains(text.get().text())) {
            return Optional.of(text.get());
        }
        String expected = words.stream()
                .map(ValueText::quoted)
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
        Diagnostic diagnostic = told(path, "one of " + expected, value);
        Optional<String> hint = quoting ? text.flatMap(given -> Spelling.hint(given.text(), words)) : Optional.empty();
        diagnostics.add(hint.map(diagnostic::withHint).orElse(diagnostic));
        return Optional.empty();
    }

    private Optional<Value> reference(Value value, String kind, String path) {
        String expected = "a " + kind + ", written " + kind + ".NAME, or its name";
        if (value instanceof Entries entries && entries.entries().containsKey(RESOURCE_KEY)) {
            String resource = entries.get(RESOURCE_KEY) instanceof Value.Text(String text) ? text : "";
            String own = MODULES.matcher(resource).replaceFirst("");
            if (!own.startsWith(kind + ".")) {
                diagnostics.add(Diagnostic.error(
                        "Wrong kind of reference",
                        "\"" + path + "\" must be " + expected + ", and this is " + resource + ".",
                        place));
                return Optional.empty();
            }
            return Optional.of(new Value.Text(own.equals(resource) ? own.substring(kind.length() + 1) : resource));
        }
        return value instanceof Value.Text ? Optional.of(value) : wrong(path, expected, value);
    }

    private Optional<Value> list(Value value, Type element, boolean ordered, String path) {
        Optional<List<Value>> items = Convert.toList(value);
        if (items.isEmpty()) {
            return wrong(path, "a list", value);
        }
        List<Value> converted = new ArrayList<>();
        for (int index = 0; index < items.get().size(); index++) {
            Value item = items.get().get(index);
            value(item, element, path + "[" + index + "]").ifPresent(converted::add);
        }
        if (converted.size() < items.get().size()) {
            return Optional.empty();
        }
        return Optional.of(new Items(
                ordered
                        ? converted
                        : converted.stream()
                                .distinct()
                                .sorted(Comparator.comparing(ValueText::line))
                                .toList()));
    }

    /** A key whose value is null is not in the map. */
    private Optional<Value> map(Value value, Type element, String path) {
        if (!(value instanceof Entries entries)) {
            return wrong(path, "a map", value);
        }
        TreeMap<String, Value> converted = new TreeMap<>();
        boolean right = true;
        for (var entry : entries.entries().entrySet()) {
            if (entry.getValue() instanceof Value.Nothing) {
                continue;
            }
            Optional<Value> fitting =
                    value(entry.getValue(), element, path + "[" + ValueText.quoted(entry.getKey()) + "]");
            fitting.ifPresent(inner -> converted.put(entry.getKey(), inner));
            right &= fitting.isPresent();
        }
        return right ? Optional.of(new Entries(converted)) : Optional.empty();
    }

    private Optional<Value> wrong(String path, String expected, Value found) {
        diagnostics.add(told(path, expected, found));
        return Optional.empty();
    }

    private Diagnostic told(String path, String expected, Value found) {
        return Diagnostic.error(
                "Wrong type of value",
                "\"" + path + "\" must be " + expected + ", and this is " + shown(found) + ".",
                place);
    }

    private String shown(Value found) {
        if (!quoting) {
            return "a sensitive value that is not";
        }
        return switch (found) {
            case Value.Text _, Value.Numeric _, Value.Bool _ -> ValueText.kind(found) + ", " + ValueText.brief(found);
            case Value.Nothing _, Items _, Value.Unique _, Entries _, Value.Later _, Secret _, Value.Masked _ ->
                ValueText.kind(found);
        };
    }
}

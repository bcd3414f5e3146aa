package io.skep.plans.text.eval.function;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All functions of the language but try, can, sensitive and nonsensitive, which are the evaluator's own. */
public final class Functions {

    private final Map<String, Function> byName = new TreeMap<>();

    private Functions(List<List<Function>> families) {
        families.forEach(family -> family.forEach(function -> byName.put(function.name(), function)));
    }

    /**
     * The functions of the language.
     *
     * @param folder where relative paths of {@code file} and its like begin, and which they may not leave
     */
    public static Functions in(Path folder) {
        return new Functions(List.of(
                NumberFunctions.ALL,
                TextFunctions.ALL,
                PatternFunctions.ALL,
                FormatFunctions.ALL,
                ListFunctions.ALL,
                ChoiceFunctions.ALL,
                MapFunctions.ALL,
                SetFunctions.ALL,
                ConversionFunctions.ALL,
                EncodingFunctions.ALL,
                NetworkFunctions.ALL,
                new FileFunctions(folder).all()));
    }

    public Optional<Function> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}

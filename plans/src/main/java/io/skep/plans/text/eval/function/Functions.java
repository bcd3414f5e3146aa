package io.skep.plans.text.eval.function;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All functions of the language but those that are the evaluator's own: try, can, sensitive, nonsensitive, issensitive,
 * templatefile, templatestring, environment
 * and program.
 */
public final class Functions {

    private final Supplier<List<List<Function>>> families;
    private @Nullable Map<String, Function> byName;

    private final Outside outside;

    private Functions(Supplier<List<List<Function>>> families, Outside outside) {
        this.families = families;
        this.outside = outside;
    }

    /**
     * The functions of the language.
     *
     * @param folder where relative paths of {@code file} and its like begin, and which they may not leave
     */
    public static Functions in(Path folder) {
        return in(folder, InstantSource.system());
    }

    /** The same, for a topology that may ask for what is outside of it. */
    public static Functions in(Path folder, Outside outside) {
        return new Functions(in(folder).families, outside);
    }

    /** The same, with {@code plantimestamp} from this clock, which is asked at most once. */
    public static Functions in(Path folder, InstantSource clock) {
        Folder files = new Folder(folder);
        return new Functions(
                () -> List.of(
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
                        HashFunctions.ALL,
                        NetworkFunctions.ALL,
                        new TimeFunctions(clock).all(),
                        new PathFunctions(files).all(),
                        new FileFunctions(files).all()),
                Outside.NONE);
    }

    /** Whom {@code environment} and {@code program} ask. */
    public Outside outside() {
        return outside;
    }

    public Optional<Function> find(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    /** Whether the result of a function is not given by its arguments alone, so that a plan must keep it. */
    public static boolean readsOutside(String name) {
        return FileFunctions.readsOutside(name);
    }

    public Collection<String> names() {
        return Collections.unmodifiableSet(byName().keySet());
    }

    /** Made when the first one is called: the making takes longer than reading a small topology that calls none. */
    private synchronized Map<String, Function> byName() {
        Map<String, Function> made = byName;
        if (made == null) {
            made = new TreeMap<>();
            for (List<Function> family : families.get()) {
                for (Function function : family) {
                    made.put(function.name(), function);
                }
            }
            byName = made;
        }
        return made;
    }
}

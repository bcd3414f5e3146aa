package io.skep.swarm.stack;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.ValueText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable of {@code .env}.
 *
 * @param text its value
 * @param again where the value is to be had again; empty where that takes more than reading a line, as other variables are filled in
 */
record FileVariable(String text, Optional<Source> again) {

    /** The ways to write a value as it is: in single quotes, in double quotes, without any. */
    private static final List<String> WAYS =
            List.of("'([^'\\n]*)'", "\"([^\"\\\\$\\n]*)\"", "([^'\"#$\\s](?:[^\\n$#]*[^\\n$#\\s])?)");

    /**
     * One that was read from a file.
     *
     * @param path of the file, seen from the topology's folder
     * @param file what it holds
     */
    static FileVariable of(String path, String file, String name, String text) {
        return new FileVariable(
                text,
                WAYS.stream()
                        .map(way -> "(?m)^[ \\t]*(?:export[ \\t]+)?" + name.replace(".", "[.]") + "[ \\t]*[=:][ \\t]*"
                                + way + "[ \\t\\r]*$")
                        .filter(pattern ->
                                first(pattern, file).filter(text::equals).isPresent())
                        .findFirst()
                        .map(pattern -> new Source(
                                "sensitive(regex(" + ValueText.quoted(pattern) + ", file(" + ValueText.quoted(path)
                                        + "))[0])",
                                Entries.NONE)));
    }

    private static Optional<String> first(String pattern, String file) {
        Matcher found = Pattern.compile(pattern).matcher(file);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}

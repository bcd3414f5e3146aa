package io.skep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words that stand in the environment instead of being typed: {@code SKEP_CLI_ARGS} for every command, {@code SKEP_CLI_ARGS_plan} for one,
 * as Terraform has them. They come right after the command, so that what is typed counts after them.
 */
final class EnvironmentWords {
    private static final String VARIABLE = "SKEP_CLI_ARGS";

    /** A word is of parts, some in quotes: -var='name=two words'. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private EnvironmentWords() {}

    /** The words typed and those of the environment, in the normal spelling of {@link Arguments}. */
    static List<String> with(List<String> arguments, Map<String, String> environment) {
        int place = CommandLines.placeOfCommand(arguments);
        if (place < 0) {
            return arguments;
        }
        List<String> words = words(environment, VARIABLE);
        words.addAll(words(environment, VARIABLE + "_" + arguments.get(place).replace('-', '_')));
        if (words.isEmpty()) {
            return arguments;
        }
        List<String> all = new ArrayList<>(arguments);
        all.addAll(place + 1, Arguments.normalise(words));
        return List.copyOf(all);
    }

    private static List<String> words(Map<String, String> environment, String variable) {
        List<String> words = new ArrayList<>();
        WORD.matcher(environment.getOrDefault(variable, ""))
                .results()
                .map(found -> QUOTED.matcher(found.group()).replaceAll(part -> {
                    String inner = part.group(1) == null ? part.group(2) : part.group(1);
                    return java.util.regex.Matcher.quoteReplacement(inner);
                }))
                .forEach(words::add);
        return words;
    }
}

package io.skep.swarm.stack;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables in a text, as the Compose Specification's chapter on interpolation has them: {@code $NAME}, {@code ${NAME}}, {@code
 * ${NAME:-else}}, {@code ${NAME-else}}, {@code ${NAME:?error}}, {@code ${NAME?error}}, {@code ${NAME:+instead}}, {@code
 * ${NAME+instead}}, nested, and {@code $$} for a dollar. Pure.
 */
final class Interpolation {

    /** What is wrong with a text, as a sentence. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }

        /** The sentence. */
        String words() {
            return String.valueOf(getMessage());
        }
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern OPERATION = Pattern.compile(":?[-?+]");

    private final Function<String, Optional<String>> variables;
    private final Consumer<String> unset;

    /**
     * @param variables the values of those that are set
     * @param unset is told the name of one that is not, and has nothing in its place
     */
    Interpolation(Function<String, Optional<String>> variables, Consumer<String> unset) {
        this.variables = variables;
        this.unset = unset;
    }

    /** The text with its variables filled in. */
    String of(String text) throws Wrong {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            filled.append(text, at, dollar);
            at = variable(text, dollar + 1, filled);
        }
        return filled.append(text, at, text.length()).toString();
    }

    /** Fills in what stands after a dollar, and gives the place behind it. */
    private int variable(String text, int at, StringBuilder filled) throws Wrong {
        if (text.startsWith("$", at)) {
            filled.append('$');
            return at + 1;
        }
        boolean braces = text.startsWith("{", at);
        int start = braces ? at + 1 : at;
        Matcher name = NAME.matcher(text).region(start, text.length());
        if (!name.lookingAt()) {
            throw new Wrong("After a dollar must come the name of a variable; a dollar itself is written $$.");
        }
        if (!braces) {
            filled.append(plain(name.group()));
            return name.end();
        }
        int end = closing(text, name.end());
        filled.append(braced(name.group(), text.substring(name.end(), end)));
        return end + 1;
    }

    private String braced(String name, String rest) throws Wrong {
        Matcher operation = OPERATION.matcher(rest);
        if (rest.isEmpty()) {
            return plain(name);
        }
        if (!operation.lookingAt()) {
            throw new Wrong("In \"${" + name + rest + "}\" must come one of :- - :? ? :+ + after the name.");
        }
        String word = rest.substring(operation.end());
        boolean emptyCounts = operation.group().length() == 2;
        Optional<String> value = variables.apply(name).filter(found -> !(emptyCounts && found.isEmpty()));
        return switch (operation.group().charAt(operation.group().length() - 1)) {
            case '-' -> value.isPresent() ? value.get() : of(word);
            case '+' -> value.isPresent() ? of(word) : "";
            default -> {
                if (value.isEmpty()) {
                    throw new Wrong("The variable " + name + " is required" + (word.isEmpty() ? "." : ": " + of(word)));
                }
                yield value.get();
            }
        };
    }

    private String plain(String name) {
        Optional<String> value = variables.apply(name);
        if (value.isEmpty()) {
            unset.accept(name);
        }
        return value.orElse("");
    }

    private static int closing(String text, int from) throws Wrong {
        int depth = 1;
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '{' && text.charAt(at - 1) == '$') {
                depth++;
            } else if (text.charAt(at) == '}') {
                depth--;
                if (depth == 0) {
                    return at;
                }
            }
        }
        throw new Wrong("A \"${\" has no \"}\".");
    }
}

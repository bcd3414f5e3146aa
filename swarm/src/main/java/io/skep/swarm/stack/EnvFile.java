package io.skep.swarm.stack;

import io.skep.swarm.stack.Interpolation.Wrong;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of variables: {@code .env} and those of {@code env_file}. A line is {@code NAME=text}, with {@code export} before it or not;
 * text in single quotes is taken as it is, else variables are filled in; {@code #} begins a comment. A name alone takes its value
 * from around. Pure.
 */
final class EnvFile {

    private static final Pattern BEGINNING =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*(?:[=:][ \\t]*)?");

    private final String text;
    private final Function<String, Optional<String>> around;
    private final SequencedMap<String, String> found = new LinkedHashMap<>();
    private int at;

    private EnvFile(String text, Function<String, Optional<String>> around) {
        this.text = text.replace("\r\n", "\n");
        this.around = around;
    }

    /** The variables of a file, in its order. Fails with a sentence that names a line and no value. */
    static SequencedMap<String, String> read(String text, Function<String, Optional<String>> around) throws Wrong {
        EnvFile file = new EnvFile(text, around);
        while (file.at < file.text.length()) {
            file.line();
        }
        return file.found;
    }

    /** The variables of a file of {@code format: raw}: everything after the equals sign counts as it is. */
    static SequencedMap<String, String> raw(String text, Function<String, Optional<String>> around) {
        SequencedMap<String, String> found = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals >= 0) {
                found.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                around.apply(line.strip()).ifPresent(value -> found.put(line.strip(), value));
            }
        });
        return found;
    }

    private void line() throws Wrong {
        int end = endOfLine(at);
        String line = text.substring(at, end);
        if (line.isBlank() || line.strip().startsWith("#")) {
            at = end + 1;
            return;
        }
        Matcher beginning = BEGINNING.matcher(text).region(at, end);
        if (!beginning.lookingAt()) {
            throw new Wrong("Line " + number(at) + " is not NAME=text.");
        }
        String name = beginning.group(1);
        String written = beginning.group();
        at = beginning.end();
        if (written.indexOf('=') < 0 && written.indexOf(':') < 0) {
            if (at < end) {
                throw new Wrong("Line " + number(at) + " is not NAME=text.");
            }
            around.apply(name).ifPresent(value -> found.put(name, value));
        } else {
            found.put(name, value(end));
        }
        at = endOfLine(at) + 1;
    }

    private String value(int end) throws Wrong {
        char first = at < end ? text.charAt(at) : '\n';
        if (first == '\'' || first == '"') {
            int close = closing(first);
            String inner = text.substring(at + 1, close);
            at = close + 1;
            return first == '\'' ? inner : filled(unescaped(inner));
        }
        String plain = text.substring(at, end);
        int comment = plain.startsWith("#") ? 0 : plain.indexOf(" #");
        return filled((comment < 0 ? plain : plain.substring(0, comment)).strip());
    }

    private int closing(char quote) throws Wrong {
        for (int index = at + 1; index < text.length(); index++) {
            if (text.charAt(index) == '\\' && quote == '"') {
                index++;
            } else if (text.charAt(index) == quote) {
                return index;
            }
        }
        throw new Wrong("A quote on line " + number(at) + " is not closed.");
    }

    private String filled(String plain) throws Wrong {
        Function<String, Optional<String>> all =
                name -> around.apply(name).or(() -> Optional.ofNullable(found.get(name)));
        return new Interpolation(all, _ -> {}).of(plain);
    }

    private static String unescaped(String inner) {
        return inner.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private long number(int offset) {
        return text.substring(0, offset).lines().count() + (offset == 0 || text.charAt(offset - 1) == '\n' ? 1 : 0);
    }
}

package io.skep.plans.text.data;

import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the YAML parser did not like. */
final class YamlAdvice {
    private static final String ENTRY = "Each entry is written \"key: value\", with a space after the colon.";

    private static final Map<String, String> EXPLANATIONS = explanations();

    private YamlAdvice() {}

    static String explain(MarkedYamlEngineException problem, SourceFile source) {
        int line = problem.getProblemMark().map(Mark::getLine).orElse(0) + 1;
        if (line <= source.lineCount() && indentHasTab(source.line(line))) {
            return "This line is indented with a tab. YAML allows only spaces for indentation.";
        }
        String said = problem.getProblem();
        if (said.contains("mapping values are not allowed here") && lacksColon(source, line - 1)) {
            return "On line " + (line - 1) + " a key is not followed by a colon. " + ENTRY;
        }
        for (Map.Entry<String, String> each : EXPLANATIONS.entrySet()) {
            if (said.contains(each.getKey())) {
                return each.getValue() + opened(problem);
            }
        }
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + "." + opened(problem);
    }

    static Range place(MarkedYamlEngineException problem, SourceFile source, CodePoints offsets) {
        int start = problem.getProblemMark()
                .map(mark -> offsets.charOf(mark.getIndex()))
                .orElse(0);
        int length = source.text().length();
        boolean ends = start >= length || source.text().charAt(start) == '\n';
        return source.range(Math.min(start, length), ends ? Math.min(start, length) : start + 1);
    }

    private static String opened(MarkedYamlEngineException problem) {
        int line = problem.getProblemMark().map(Mark::getLine).orElse(0);
        return problem.getContextMark()
                .filter(mark -> mark.getLine() != line)
                .map(mark -> " What it belongs to begins on line " + (mark.getLine() + 1) + ".")
                .orElse("");
    }

    private static boolean indentHasTab(String line) {
        int indent = line.length() - line.stripLeading().length();
        return line.substring(0, indent).indexOf('\t') >= 0;
    }

    private static boolean lacksColon(SourceFile source, int line) {
        if (line < 1) {
            return false;
        }
        String text = source.line(line).strip();
        return !text.isEmpty() && !text.startsWith("#") && !text.contains(":");
    }

    /** From a part of the parser's message to an explanation; the first that fits counts. */
    private static Map<String, String> explanations() {
        Map<String, String> known = new LinkedHashMap<>();
        known.put(
                "mapping values are not allowed here",
                "A second \"key: value\" cannot begin here. Put text that contains \": \" in quotes, or check the indentation.");
        known.put("could not find expected ':'", "Above this a key is not followed by a colon. " + ENTRY);
        known.put("expected ',' or ']'", "In a list in brackets a comma or the closing \"]\" is missing before this.");
        known.put("expected ',' or '}'", "In a mapping in braces a comma or the closing \"}\" is missing before this.");
        known.put(
                "expected <block end>",
                "This does not fit the lines above it: check its indentation, and that a colon follows each key.");
        known.put("found unexpected end of stream", "The file ends before the closing quote of a string.");
        known.put(
                "found unknown escape character",
                "This escape is not known. In double quotes write \"\\\\\" for a backslash.");
        known.put(
                "'\\t(TAB)' that cannot start any token",
                "A tab cannot stand here. YAML allows only spaces for indentation.");
        known.put(
                "that cannot start any token",
                "No value can begin with this character. Put text that begins with it in quotes.");
        known.put(
                "sequence entries are not allowed here",
                "A list entry (\"- \") cannot begin here. Put it on a line of its own.");
        known.put("but found '<stream end>'", "The file ends where a value or a closing bracket must stand.");
        known.put("undefined alias", "There is no anchor of that name above this.");
        return known;
    }
}

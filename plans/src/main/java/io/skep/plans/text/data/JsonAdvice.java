package io.skep.plans.text.data;

import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says in plain words what the JSON parser did not like. */
final class JsonAdvice {
    private JsonAdvice() {}

    static String explain(JacksonException problem) {
        String message = problem.getOriginalMessage();
        if (problem instanceof StreamConstraintsException) {
            return message.contains("nesting depth")
                    ? "Values may be nested up to " + DataLimits.DEPTH + " levels deep."
                    : "A value here is longer than any topology needs.";
        }
        if (message.contains("end-of-input")) {
            return message.contains("Object")
                    ? "The file ends, but an object is still open: a closing brace \"}\" is missing."
                    : message.contains("Array")
                            ? "The file ends, but a list is still open: a closing bracket \"]\" is missing."
                            : "The file ends in the middle of a value.";
        }
        if (message.contains("Unexpected close marker")) {
            return "This bracket or brace does not close what was opened last.";
        }
        if (message.contains("Illegal unquoted character")) {
            return "The string is not closed before the end of its line. Write \"\\n\" for a line break in a string.";
        }
        if (message.contains("(''' (code 39)")) {
            return "JSON strings stand in double quotes (\"), not in single ones.";
        }
        if (message.contains("to separate Object entries") || message.contains("to separate Array entries")) {
            return "A comma is missing between this and what stands before it, or a closing bracket or brace.";
        }
        if (message.contains("double-quote to start property name")) {
            return "Here the name of an entry must stand, in double quotes; after the last entry there is no comma.";
        }
        if (message.contains("colon to separate")) {
            return "After the name of an entry a colon must follow.";
        }
        if (message.contains("Unrecognized token")) {
            return "This is no JSON value. Text stands in double quotes; other values are numbers, true, false and null.";
        }
        if (message.contains("maybe a (non-standard) comment")) {
            return "JSON has no comments. Use HCL or YAML where comments are wanted.";
        }
        return message + ".";
    }

    static Range place(JacksonException problem, SourceFile source) {
        TokenStreamLocation location = problem.getLocation();
        long offset = location == null ? 0 : location.getCharOffset();
        int last = source.text().length();
        int start = Math.clamp(offset, 0, last);
        boolean endsLine = start == last || source.text().charAt(start) == '\n';
        return source.range(start, endsLine ? start : start + 1);
    }
}

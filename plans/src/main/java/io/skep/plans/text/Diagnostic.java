package io.skep.plans.text;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in what the user wrote. Diagnostics are collected in {@link Diagnostics} so that one run reports all of them, and are
 * printed by {@link DiagnosticText}; they are never thrown one by one.
 *
 * @param summary a few words, the same for every occurrence of the problem, without a full stop
 * @param detail one or more whole sentences about this occurrence
 * @param subjectOrNull the place to underline; use {@link #subject}
 * @param values the values involved, in the order they occur in the expression
 * @param hintOrNull what to type instead, for instance {@code Did you mean "replicas"?}; use {@link #hint}
 */
public record Diagnostic(
        Severity severity,
        String summary,
        String detail,
        @Nullable Range subjectOrNull,
        List<ShownValue> values,
        @Nullable String hintOrNull) {
    public Diagnostic {
        values = List.copyOf(values);
    }

    /** An error at a place. */
    public static Diagnostic error(String summary, String detail, Range subject) {
        return new Diagnostic(Severity.ERROR, summary, detail, subject, List.of(), null);
    }

    /** An error that belongs to no place, for instance a file that cannot be read. */
    public static Diagnostic error(String summary, String detail) {
        return new Diagnostic(Severity.ERROR, summary, detail, null, List.of(), null);
    }

    /** A warning at a place. */
    public static Diagnostic warning(String summary, String detail, Range subject) {
        return new Diagnostic(Severity.WARNING, summary, detail, subject, List.of(), null);
    }

    /** The same as a warning, for who can go on all the same. */
    public Diagnostic asWarning() {
        return new Diagnostic(Severity.WARNING, summary, detail, subjectOrNull, values, hintOrNull);
    }

    /** The same with the values involved. */
    public Diagnostic withValues(List<ShownValue> shown) {
        return new Diagnostic(severity, summary, detail, subjectOrNull, shown, hintOrNull);
    }

    /** The same with a hint. */
    public Diagnostic withHint(String hint) {
        return new Diagnostic(severity, summary, detail, subjectOrNull, values, hint);
    }

    public Optional<Range> subject() {
        return Optional.ofNullable(subjectOrNull);
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hintOrNull);
    }

    /** {@code file:line:column: summary; detail hint}, for logs and tests. */
    @Override
    public String toString() {
        String place = subjectOrNull == null ? "" : subjectOrNull + ": ";
        String tail = hintOrNull == null ? "" : " " + hintOrNull;
        return place + summary + "; " + detail + tail;
    }
}

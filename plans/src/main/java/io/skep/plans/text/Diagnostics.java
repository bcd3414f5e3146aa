package io.skep.plans.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Collects what is wrong during one reading of the user's files, in the order found. Used by one thread; passed down to every reader and
 * evaluator, which add to it and go on as far as they can.
 */
public final class Diagnostics implements Iterable<Diagnostic> {
    private final List<Diagnostic> found = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Adds an error at a place. */
    public void error(String summary, String detail, Range subject) {
        add(Diagnostic.error(summary, detail, subject));
    }

    /** Adds everything the other has collected. */
    public void addAll(Diagnostics others) {
        found.addAll(others.found);
    }

    /** Adds everything the other has collected, in the order of places within their file. */
    public void addInOrderOfPlaces(Diagnostics others) {
        others.found.stream()
                .sorted((one, other) -> startOf(one).compareTo(startOf(other)))
                .forEach(found::add);
    }

    private static Position startOf(Diagnostic diagnostic) {
        return diagnostic.subject().map(Range::start).orElse(Position.START);
    }

    /** True as soon as one error (not only warnings) was added. */
    public boolean hasErrors() {
        return found.stream().anyMatch(each -> each.severity() == Severity.ERROR);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** A copy of what was collected so far, in the order found. */
    public List<Diagnostic> list() {
        return List.copyOf(found);
    }

    @Override
    public Iterator<Diagnostic> iterator() {
        return list().iterator();
    }
}

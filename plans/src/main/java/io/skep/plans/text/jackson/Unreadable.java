package io.skep.plans.text.jackson;

import io.skep.plans.text.Range;

/** A file cannot be read as Jackson's tokens; told to the caller as Jackson's own exception by {@link HclParser}. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Range place;

    Unreadable(String message, Range place) {
        super(message, null, false, false);
        this.place = place;
    }

    Range place() {
        return place;
    }
}

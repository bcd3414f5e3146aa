package io.skep.plans.apply;

/** The cause of a failure in words, for people. */
final class Cause {

    private Cause() {}

    /** The message, or the kind of failure where it has none. */
    static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}

package io.skep.swarm.document;

/** What an exception says, for people. */
public final class Words {

    private Words() {}

    /** The message, or the exception's kind where it has none. */
    public static String of(Throwable error) {
        String message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }
}

package io.skep.plans.remote;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong on, or on the way to, a host. The message names the host and the cause in words for people and
 * holds no secret. {@code retryable} says that the same act may succeed when tried again (host still booting,
 * connection lost); it is false for a refused key, a changed host key, a command that failed. {@code open} says that nobody knows what
 * became of the act: it may have been done, or still be going on.
 */
public class RemoteException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final boolean open;

    public RemoteException(String message, boolean retryable) {
        this(message, retryable, retryable, null);
    }

    public RemoteException(String message, boolean retryable, Throwable cause) {
        this(message, retryable, retryable, cause);
    }

    private RemoteException(String message, boolean retryable, boolean open, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.open = open;
    }

    /** The act is not waited for any longer, and may still be going on: trying it again at once would not help. */
    public static RemoteException stillOpen(String message) {
        return new RemoteException(message, false, true, null);
    }

    /** The same, with what came in between. */
    public static RemoteException stillOpen(String message, Throwable cause) {
        return new RemoteException(message, false, true, cause);
    }

    /** Whether the act may have been done or may still be going on: whoever resumes it looks for it instead of beginning anew. */
    public boolean open() {
        return open;
    }

    /** Whether trying the same act again may help. */
    public boolean retryable() {
        return retryable;
    }
}

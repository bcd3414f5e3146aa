package io.skep.plans.remote;

/**
 * Something went wrong on, or on the way to, a host. The message names the host and the cause in words for people and
 * holds no secret. {@code retryable} says that the same act may succeed when tried again (host still booting,
 * connection lost); it is false for a refused key, a changed host key, a command that failed.
 */
public class RemoteException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    public RemoteException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    public RemoteException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether trying the same act again may help. */
    public boolean retryable() {
        return retryable;
    }
}

package io.skep.plans.failure;

/**
 * Something only the user can mend: a wrong argument, a missing file, a refused operation. The message says what
 * failed and why, and ends with what to type next where that is known.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}

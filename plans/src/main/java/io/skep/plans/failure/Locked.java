package io.skep.plans.failure;

/** Another process works on the same state; the message says who, on which machine, since when, at what. */
public class Locked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Locked(String message) {
        super(message);
    }
}

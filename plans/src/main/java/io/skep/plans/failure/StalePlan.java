package io.skep.plans.failure;

/** A saved plan no longer fits the state or the world; it is refused before anything is changed. */
public class StalePlan extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StalePlan(String message) {
        super(message);
    }
}

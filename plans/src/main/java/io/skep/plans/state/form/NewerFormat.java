package io.skep.plans.state.form;

import io.skep.plans.failure.UserError;

/** Something was written by a newer skep: it is not damaged, and nothing may be put in its place. */
public final class NewerFormat extends UserError {
    private static final long serialVersionUID = 1L;

    public NewerFormat(String message) {
        super(message);
    }
}

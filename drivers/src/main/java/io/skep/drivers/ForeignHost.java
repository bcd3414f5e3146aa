package io.skep.drivers;

import io.skep.plans.failure.UserError;

/** Something that skep did not make, or made for another state, bears the host's name. It was not touched. */
public final class ForeignHost extends UserError {
    private static final long serialVersionUID = 1L;

    private final String why;

    /** Says what bears the name, whose it seems to be, and what to type next. */
    public ForeignHost(String why) {
        super(why);
        this.why = why;
    }

    /** The message. */
    public String why() {
        return why;
    }
}

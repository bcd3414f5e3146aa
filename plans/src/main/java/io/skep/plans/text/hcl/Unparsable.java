package io.skep.plans.text.hcl;

/** Leaves a construct that cannot be understood; what is wrong has been reported. Caught where the parser can go on. */
final class Unparsable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unparsable() {
        super("reported", null, false, false);
    }
}

package io.skep.plans.remote;

/**
 * All that was asked for was sent, and the cluster ended elsewhere: an update was rolled back, tasks find no node. {@code
 * ending} is one word for how, which scripts can tell apart by the exit code that {@code cli} gives it. Trying again at once
 * would not help.
 */
public final class GoalMissed extends RemoteException {
    private static final long serialVersionUID = 1L;

    private final String ending;

    public GoalMissed(String message, String ending) {
        super(message, false);
        this.ending = ending;
    }

    /** How it ended: {@code rolled-back}. */
    public String ending() {
        return ending;
    }
}

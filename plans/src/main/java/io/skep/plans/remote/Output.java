package io.skep.plans.remote;

/** What a finished remote command left: its exit status and what it printed. */
public record Output(int exit, String out, String err) {

    /** Whether the command ended with status 0. */
    public boolean ok() {
        return exit == 0;
    }
}

package io.skep.swarm.status;

/**
 * A service and its tasks at one moment.
 *
 * @param ours whether this state made it or took it up
 * @param mode {@code replicated global replicated-job global-job}
 * @param running tasks that run; of a job those that are complete
 * @param wanted tasks that are to
 * @param update how its last update ended or goes on, in the engine's word; empty for none
 */
public record ServiceSight(
        String name, boolean ours, String mode, long running, long wanted, String update, String image) {

    /** Whether it is as it is to be. */
    public boolean whole() {
        return running >= wanted;
    }
}

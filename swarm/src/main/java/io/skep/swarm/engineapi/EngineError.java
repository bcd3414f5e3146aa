package io.skep.swarm.engineapi;

import io.skep.plans.remote.RemoteException;
import java.util.List;

/**
 * An engine refused a request. The message names the host and quotes the engine's own words. Retryable where the swarm
 * has no leader for the moment, or the node is no manager (any more): another manager may answer.
 */
public final class EngineError extends RemoteException {
    private static final long serialVersionUID = 1L;
    private static final List<String> PASSING = List.of(
            "does not have a leader",
            "DeadlineExceeded",
            "deadline exceeded",
            "code = Unavailable",
            "code = Canceled",
            "raft: stopped",
            "update out of sequence",
            "not a swarm manager");

    private final int status;
    private final String words;

    /** An error {@code status} of the engine on {@code host}; {@code request} is method and path, without its body. */
    public EngineError(String host, String request, int status, String words) {
        super(host + ": " + words + " (" + request + " answered " + status + ")", passing(status, words));
        this.status = status;
        this.words = words;
    }

    public int status() {
        return status;
    }

    /** What the engine said. */
    public String words() {
        return words;
    }

    /** Whether somebody else changed the object since it was read. */
    public boolean outOfSequence() {
        return words.contains("update out of sequence");
    }

    private static boolean passing(int status, String words) {
        return status == 503 || (status >= 500 && PASSING.stream().anyMatch(words::contains));
    }
}

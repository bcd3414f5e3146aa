package io.skep.swarm.fake;

import org.jspecify.annotations.Nullable;

/** An engine's own view of its place in a swarm; tests may set it to any state. Guarded by the swarm it is in. */
public final class FakeMember {

    private String state = "inactive";
    private String nodeId = "";
    private String trouble = "";
    private @Nullable FakeSwarm swarm;
    private boolean unaware;

    public String state() {
        return state;
    }

    public String nodeId() {
        return nodeId;
    }

    String trouble() {
        return trouble;
    }

    @Nullable
    FakeSwarm swarm() {
        return swarm;
    }

    /** It is in a swarm; null where that swarm is nowhere to be seen. */
    public void become(String newState, String newNodeId, @Nullable FakeSwarm newSwarm) {
        state = newState;
        nodeId = newNodeId;
        swarm = newSwarm;
    }

    /** It is in trouble, in the engine's words. */
    public void inTrouble(String newState, String words) {
        state = newState;
        trouble = words;
    }

    /** Whether it goes on taking itself for a manager after its demotion, as a real one does for some seconds. */
    public void unaware(boolean still) {
        unaware = still;
    }

    boolean unaware() {
        return unaware;
    }

    void leave() {
        become("inactive", "", null);
        trouble = "";
    }
}

package io.skep.swarm.fake;

import io.skep.plans.simulated.Keeper;
import io.skep.swarm.engineapi.Json;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The swarms of one world: engines of different worlds never meet. Tells a keeper of every object that changes, and
 * begins again from what was kept. Safe for several threads.
 */
public final class FakeSwarms {

    private static final String PREFIX = "swarm/";
    private static final String MEMBER = "member/";

    private final Keeper keeper;
    private final SortedMap<String, String> kept;
    private final Map<String, FakeSwarm> byId = new ConcurrentHashMap<>();
    private int count;

    /** A world without swarms, which nobody keeps. */
    public FakeSwarms() {
        this(new TreeMap<>(), Keeper.NONE);
    }

    /** The swarms that were kept; their engines are to be made again, each under the name it had. */
    public FakeSwarms(SortedMap<String, String> kept, Keeper keeper) {
        this.keeper = keeper;
        this.kept = kept;
        kept.tailMap(PREFIX).forEach((key, text) -> {
            String[] words = key.split("/", -1);
            if (key.startsWith(PREFIX) && words.length == 2) {
                String id = words[1];
                count = Math.max(count, Integer.parseInt(id.replaceAll("\\D", "")));
                byId.put(id, swarm(id, (ObjectNode) Json.parse(text), new FakeStore(kept, keeper, PREFIX + id)));
            }
        });
    }

    synchronized FakeSwarm begin(ObjectNode init) {
        String id = "cluster" + ++count;
        FakeSwarm swarm = swarm(id, init, new FakeStore(new TreeMap<>(), keeper, PREFIX + id))
                .withIngress();
        keeper.keep(PREFIX + id, () -> Json.write(init));
        byId.put(id, swarm);
        return swarm;
    }

    private FakeSwarm swarm(String id, ObjectNode init, FakeStore store) {
        return new FakeSwarm(id, init, store, () -> keeper.keep(PREFIX + id, () -> Json.write(init)));
    }

    @Nullable
    FakeSwarm byToken(String token) {
        return byId.values().stream()
                .filter(swarm -> token.equals(swarm.token("manager")) || token.equals(swarm.token("worker")))
                .findFirst()
                .orElse(null);
    }

    /** Every swarm there ever was, in the same order in every process; it goes on growing. */
    public Map<String, FakeSwarm> all() {
        return Collections.unmodifiableMap(byId);
    }

    /** An engine's place in a swarm changed. */
    void keep(FakeEngine engine, FakeMember member) {
        keeper.keep(MEMBER + engine.address(), () -> Json.write(member.document()));
    }

    /** The host of an engine is gone for good. */
    public void forget(FakeEngine engine) {
        keeper.drop(MEMBER + engine.address());
    }

    /** The place an engine had when the world was kept. */
    void restore(FakeEngine engine, FakeMember member) {
        Optional.ofNullable(kept.get(MEMBER + engine.address()))
                .map(Json::parse)
                .ifPresent(document -> {
                    FakeSwarm swarm = byId.get(document.path("swarm").asString(""));
                    member.restore(document, swarm);
                    if (swarm != null) {
                        swarm.returns(engine, member.nodeId());
                    }
                });
    }
}

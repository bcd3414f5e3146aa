package io.skep.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.skep.plans.simulated.Keeper;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.fake.FakeEngine;
import io.skep.swarm.fake.FakeSwarms;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Swarms that outlive the process: what is kept of them is enough to go on. */
class KeptSwarmsTest {

    private final TreeMap<String, String> pieces = new TreeMap<>();
    private final Keeper keeper = new Keeper() {
        @Override
        public void keep(String key, Supplier<String> text) {
            pieces.put(key, text.get());
        }

        @Override
        public void drop(String key) {
            pieces.remove(key);
        }
    };

    @Test
    void a_swarm_is_read_back_with_its_nodes_services_and_versions() throws Exception {
        FakeSwarms swarms = new FakeSwarms(new TreeMap<>(), keeper);
        EngineApi first = new EngineApi("a", new FakeEngine("a", "10.0.0.1", swarms));
        EngineApi second = new EngineApi("b", new FakeEngine("b", "10.0.0.2", swarms));
        first.post(Route.to("/swarm/init"), Json.parse("{\"Spec\":{}}"));
        String token = first.object(Route.to("/swarm"))
                .path("JoinTokens")
                .path("Worker")
                .asString("");
        second.post(Route.to("/swarm/join"), Json.object().put("JoinToken", token));
        first.post(Route.to("/services/create"), (ObjectNode) Json.parse("{\"Name\":\"web\"}"));
        List<ObjectNode> nodes = first.list(Route.to("/nodes"));

        FakeSwarms read = new FakeSwarms(pieces, Keeper.NONE);
        EngineApi again = new EngineApi("a", new FakeEngine("a", "10.0.0.1", read));
        new FakeEngine("b", "10.0.0.2", read);

        assertThat(again.list(Route.to("/nodes"))).isEqualTo(nodes);
        assertThat(again.object(Route.to("/services/web"))
                        .path("Spec")
                        .path("Name")
                        .asString(""))
                .isEqualTo("web");
        assertThat(again.object(Route.to("/swarm"))
                        .path("JoinTokens")
                        .path("Worker")
                        .asString(""))
                .isEqualTo(token);
    }

    @Test
    void engines_of_two_worlds_never_meet() throws Exception {
        EngineApi one = new EngineApi("a", new FakeEngine("a", "10.0.0.1", new FakeSwarms()));
        one.post(Route.to("/swarm/init"), Json.parse("{\"Spec\":{}}"));
        String token =
                one.object(Route.to("/swarm")).path("JoinTokens").path("Worker").asString("");
        FakeEngine other = new FakeEngine("b", "10.0.0.2", new FakeSwarms());

        assertThat(catchThrowable(() -> new EngineApi("b", other)
                        .post(Route.to("/swarm/join"), Json.object().put("JoinToken", token))))
                .hasMessageContaining("invalid join token");
    }
}

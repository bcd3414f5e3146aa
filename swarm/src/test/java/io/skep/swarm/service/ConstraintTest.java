package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.swarm.engineapi.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ConstraintTest {

    private static final String NODE = """
            {"ID":"n1","Spec":{"Role":"worker","Availability":"active","Labels":{"size":"medium"}},\
            "Description":{"Hostname":"charlie","Platform":{"OS":"linux","Architecture":"x86_64"},\
            "Engine":{"Labels":{"disk":"ssd"}}},"Status":{"State":"ready","Addr":"10.0.0.3"}}\
            """;

    @ParameterizedTest
    @CsvSource({
        "node.role==worker, true",
        "node.role == worker, true",
        "node.role!=manager, true",
        "node.role==manager, false",
        "node.id==n1, true",
        "node.hostname==Charlie, true",
        "node.ip==10.0.0.3, true",
        "node.labels.size==medium, true",
        "node.labels.size!=medium, false",
        "node.labels.other!=x, true",
        "engine.labels.disk==ssd, true",
        "node.platform.os==linux, true",
        "node.platform.arch==arm64, false",
    })
    void a_constraint_is_read_as_the_scheduler_does(String text, boolean fits) {
        assertThat(Constraint.parse(text).orElseThrow().fits(Json.parse(NODE))).isEqualTo(fits);
    }

    @Test
    void only_nodes_that_are_ready_and_active_count() {
        ObjectNode ready = (ObjectNode) Json.parse(NODE);
        ObjectNode down = ready.deepCopy();
        ((ObjectNode) down.path("Status")).put("State", "down");
        ObjectNode drained = ready.deepCopy();
        ((ObjectNode) drained.path("Spec")).put("Availability", "drain");
        assertThat(Constraint.eligible(List.of(ready, down, drained), List.of("node.role==worker")))
                .containsExactly(ready);
    }
}

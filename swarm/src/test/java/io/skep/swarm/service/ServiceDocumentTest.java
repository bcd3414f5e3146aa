package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.content.ContentKind;
import io.skep.swarm.engineapi.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ServiceDocumentTest {

    private static final Address REDIS = Address.of("service", "redis");

    private static final Entries REDIS_SPEC = Entries.NONE
            .with("image", Values.text("redis:3.0.7"))
            .with("args", Values.texts(List.of("--port", "7000")))
            .with("command", Values.texts(List.of()))
            .with("secret", Values.texts(List.of()))
            .with("config", Values.texts(List.of()))
            .with("env", Values.textEntries(Map.of("B", "2=2", "A", "1")))
            .with("mode", Values.text("replicated"))
            .with("replicas", Values.number(4))
            .with("constraints", Values.texts(List.of("node.role==worker")))
            .with("networks", Values.texts(List.of("showcase")))
            .with("endpoint_mode", Values.text("dnsrr"))
            .with("labels", Values.textEntries(Map.of("tier", "db")))
            .with("container_labels", Entries.NONE)
            .with("tty", Values.bool(false))
            .with("update", update())
            .with(
                    "restart",
                    Entries.NONE
                            .with("condition", Values.text("on-failure"))
                            .with("delay", Values.text("2s"))
                            .with("max_attempts", Values.number(3)))
            .with(
                    "health",
                    Entries.NONE
                            .with("command", Values.texts(List.of("redis-cli", "ping")))
                            .with("interval", Values.text("1m30s")))
            .with(
                    "resources",
                    Entries.NONE.with(
                            "limits",
                            Entries.NONE
                                    .with("cpus", new Value.Numeric(new BigDecimal("0.5")))
                                    .with("memory", Values.number(67_108_864))))
            .with("port", new Items(List.of(port(80, 8080, "host"))))
            .with(
                    "mount",
                    new Items(List.of(Entries.NONE
                            .with("type", Values.text("volume"))
                            .with("source", Values.text("data"))
                            .with("target", Values.text("/data"))
                            .with("read_only", Values.bool(false)))))
            .with(
                    "log",
                    Entries.NONE
                            .with("driver", Values.text("json-file"))
                            .with("options", Values.textEntries(Map.of("max-size", "1m"))))
            .with("network", new Items(List.of()))
            .with("wait", Values.text("5m"));

    @Test
    void the_whole_document_of_a_new_service() {
        assertThat(Json.write(patched(Json.object(), REDIS_SPEC))).isEqualTo("""
                        {"Name":"redis","Labels":{"io.skep.topology":"shop","io.skep.lineage":"3f0c6f3e-0000-4000-8000-000000000001",\
                        "io.skep.address":"service.redis","tier":"db"},\
                        "TaskTemplate":{"ContainerSpec":{"Image":"redis:3.0.7","Env":["A=1","B=2=2"],\
                        "Mounts":[{"Type":"volume","Source":"data","Target":"/data"}],\
                        "Healthcheck":{"Test":["CMD","redis-cli","ping"],"Interval":90000000000},"Args":["--port","7000"]},\
                        "RestartPolicy":{"Condition":"on-failure","Delay":2000000000,"MaxAttempts":3},\
                        "LogDriver":{"Name":"json-file","Options":{"max-size":"1m"}},\
                        "Networks":[{"Target":"net1"}],\
                        "Placement":{"Constraints":["node.role==worker"]},\
                        "Resources":{"Limits":{"NanoCPUs":500000000,"MemoryBytes":67108864}}},\
                        "Mode":{"Replicated":{"Replicas":4}},\
                        "UpdateConfig":{"Parallelism":1,"FailureAction":"rollback","Delay":10000000000,"Monitor":5000000000,\
                        "Order":"stop-first","MaxFailureRatio":0.1},\
                        "EndpointSpec":{"Mode":"dnsrr","Ports":[{"Protocol":"tcp","TargetPort":80,"PublishedPort":8080,"PublishMode":"host"}]}}\
                        """);
    }

    @Test
    void what_was_written_is_seen_as_it_was_asked_for() {
        assertThat(seen(patched(Json.object(), REDIS_SPEC), REDIS_SPEC)).isEqualTo(REDIS_SPEC);
    }

    @Test
    void writing_again_changes_nothing() {
        ObjectNode once = patched(Json.object(), REDIS_SPEC);
        assertThat(Json.write(patched(once.deepCopy(), REDIS_SPEC))).isEqualTo(Json.write(once));
    }

    @Test
    void what_the_engine_filled_in_and_others_set_survives_an_update() {
        ObjectNode current = patched(Json.object(), REDIS_SPEC);
        ObjectNode container = (ObjectNode) current.path("TaskTemplate").path("ContainerSpec");
        container.put("Image", "redis:3.0.7@sha256:aa").put("Isolation", "default");
        ((ObjectNode) current.path("TaskTemplate").path("Networks").path(0))
                .putArray("Aliases")
                .add("cache");
        ((ObjectNode) current.path("TaskTemplate")).put("ForceUpdate", 3).put("Runtime", "container");

        ObjectNode after = patched(current.deepCopy(), REDIS_SPEC.with("replicas", Values.number(2)));

        ObjectNode expected = current.deepCopy();
        expected.set("Mode", Json.parse("{\"Replicated\":{\"Replicas\":2}}"));
        assertThat(Json.write(after)).isEqualTo(Json.write(expected));
        assertThat(seen(after, REDIS_SPEC).get("image")).isEqualTo(Values.text("redis:3.0.7"));
    }

    @Test
    void lists_that_become_empty_go_from_the_document() {
        Entries bare = REDIS_SPEC
                .with("args", Values.texts(List.of()))
                .with("env", Entries.NONE)
                .with("port", new Items(List.of()))
                .with("mount", new Items(List.of()))
                .with("constraints", Values.texts(List.of()));
        String document = Json.write(patched(patched(Json.object(), REDIS_SPEC), bare));
        assertThat(document).doesNotContain("Args", "Env", "Ports", "Mounts", "node.role");
    }

    @Test
    void a_global_service_has_no_replicas() {
        Entries global = ServiceDocument.settled(REDIS_SPEC.with("mode", Values.text("global")));
        assertThat(global.entries()).doesNotContainKey("replicas");
        assertThat(Json.write(patched(Json.object(), global))).contains("\"Mode\":{\"Global\":{}}");
    }

    @Test
    void ports_and_mounts_have_one_order_and_are_always_looked_after() {
        Entries settled = ServiceDocument.settled(
                Entries.NONE.with("port", new Items(List.of(port(443, 8443, "host"), port(80, 8080, "host")))));
        assertThat(Values.itemsOf(settled, "port")).containsExactly(port(80, 8080, "host"), port(443, 8443, "host"));
        assertThat(settled.entries()).containsKey("mount");
    }

    @Test
    void a_variable_that_is_a_secret_is_seen_as_a_secret() {
        Value.Source source = new Value.Source("var.password", Entries.NONE);
        Entries secret =
                REDIS_SPEC.with("env", Entries.NONE.with("PASSWORD", new Value.Secret(Values.text("hunter2"), source)));
        Entries seen = seen(patched(Json.object(), secret), secret);
        assertThat(seen).isEqualTo(secret);
        assertThat(seen.toString()).doesNotContain("hunter2");

        Entries masked = REDIS_SPEC.with("env", Entries.NONE.with("PASSWORD", new Value.Masked("digest", source)));
        assertThat(seen(patched(Json.object(), secret), masked).toString()).doesNotContain("hunter2");
    }

    @Test
    void a_duration_is_seen_as_the_spec_spells_it() {
        Entries spelled = REDIS_SPEC.with("update", update().with("delay", Values.text("600s")));
        Entries seen = seen(patched(Json.object(), spelled), spelled);
        assertThat(Values.entriesOf(seen, "update").get("delay")).isEqualTo(Values.text("600s"));
    }

    @Test
    void secrets_and_configs_become_files_and_are_seen_by_what_the_spec_calls_them() {
        Entries wanted = ServiceDocument.settled(REDIS_SPEC
                .with(
                        "secret",
                        blocks(Entries.NONE.with("source", Values.text("db")).with("mode", Values.text("400"))))
                .with(
                        "config",
                        blocks(Entries.NONE
                                .with("source", Values.text("page"))
                                .with("target", Values.text("/index.html"))
                                .with("uid", Values.text("33")))));
        References references = new References(
                Map.of("showcase", "net1"),
                Map.of(
                        ContentKind.SECRET,
                        Map.of("db", outputs("s1", "db-0a")),
                        ContentKind.CONFIG,
                        Map.of("page", outputs("c1", "page-0b"))));

        ObjectNode document = ServiceDocument.patch(Json.object(), REDIS, wanted, references, Fleet.OURS);

        JsonNode container = document.path("TaskTemplate").path("ContainerSpec");
        assertThat(Json.write(container.path("Secrets")))
                .isEqualTo(
                        "[{\"File\":{\"Name\":\"db\",\"UID\":\"0\",\"GID\":\"0\",\"Mode\":256},\"SecretID\":\"s1\",\"SecretName\":\"db-0a\"}]");
        assertThat(Json.write(container.path("Configs")))
                .isEqualTo(
                        "[{\"File\":{\"Name\":\"/index.html\",\"UID\":\"33\",\"GID\":\"0\",\"Mode\":292},\"ConfigID\":\"c1\",\"ConfigName\":\"page-0b\"}]");
        ObjectNode service = Json.object();
        service.set("Spec", Json.parse(Json.write(document)));
        Entries seen =
                ServiceDocument.seen(service, wanted, Map.of("net1", "showcase"), Map.of("s1", "db", "c1", "page"));
        assertThat(seen.get("secret"))
                .isEqualTo(blocks(Entries.NONE
                        .with("source", Values.text("db"))
                        .with("target", Values.text("db"))
                        .with("uid", Values.text("0"))
                        .with("gid", Values.text("0"))
                        .with("mode", Values.text("0400"))));
        Entries moved = ServiceDocument.seen(service, wanted, Map.of(), Map.of());
        assertThat(((Entries) Values.itemsOf(moved, "secret").getFirst()).get("source"))
                .isEqualTo(Values.text("db-0a"));
    }

    private static Value blocks(Entries block) {
        return new Value.Items(List.of(block));
    }

    private static Entries outputs(String id, String name) {
        return Entries.NONE.with(ContentKind.ID, Values.text(id)).with("name", Values.text(name));
    }

    private static ObjectNode patched(ObjectNode current, Entries spec) {
        return ServiceDocument.patch(
                current, REDIS, spec, new References(Map.of("showcase", "net1"), Map.of()), Fleet.OURS);
    }

    /** As an engine would tell it: numbers as they are read. */
    private static Entries seen(ObjectNode document, Entries like) {
        ObjectNode service = Json.object();
        service.set("Spec", Json.parse(Json.write(document)));
        return ServiceDocument.seen(service, like, Map.of("net1", "showcase"), Map.of());
    }

    private static Entries update() {
        return Entries.NONE
                .with("parallelism", Values.number(1))
                .with("delay", Values.text("10s"))
                .with("failure_action", Values.text("rollback"))
                .with("monitor", Values.text("5s"))
                .with("max_failure_ratio", new Value.Numeric(new BigDecimal("0.1")))
                .with("order", Values.text("stop-first"));
    }

    private static Entries port(long target, long published, String mode) {
        return Entries.NONE
                .with("target", Values.number(target))
                .with("published", Values.number(published))
                .with("protocol", Values.text("tcp"))
                .with("mode", Values.text(mode));
    }

    @Test
    void what_is_no_longer_asked_for_goes_from_the_document() {
        ObjectNode current = patched(Json.object(), REDIS_SPEC.with("user", Values.text("redis")));
        Entries dropped = Dropped.of(List.of(
                gone("user"), gone("update.delay"), gone("health.interval"), gone("labels[\"tier\"]"), gone("wait")));
        Dropped.from(current, dropped);
        Entries health = Entries.NONE.with("command", Values.texts(List.of("redis-cli", "ping")));
        String after = Json.write(patched(
                current,
                REDIS_SPEC.with("update", Value.NOTHING).with("health", health).with("labels", Entries.NONE)));
        assertThat(after)
                .doesNotContain("\"User\"", "UpdateConfig", "Interval", "tier")
                .contains("\"Healthcheck\":{\"Test\":[\"CMD\",\"redis-cli\",\"ping\"]}", "RestartPolicy");
    }

    private static Difference gone(String path) {
        return new Difference(path, Values.text("was"), Value.NOTHING, false);
    }
}

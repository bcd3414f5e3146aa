package io.skep.swarm.engineapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.RemoteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineApiTest {

    @Test
    void a_request_is_written_as_http_with_the_version_of_the_engine() throws Exception {
        Wire wire = new Wire().answering(Wire.PING, Wire.json(201, "{\"Id\":\"x\"}"));
        EngineApi engine = new EngineApi("a", wire);
        assertThat(engine.post(Route.to("/networks/create"), Json.object().put("Name", "späte"))
                        .path("Id")
                        .asString())
                .isEqualTo("x");
        assertThat(wire.sent())
                .containsExactly(
                        "GET /_ping HTTP/1.1\r\nHost: docker\r\nUser-Agent: skep\r\nAccept: application/json\r\nConnection: close\r\n\r\n",
                        "POST /v1.41/networks/create HTTP/1.1\r\nHost: docker\r\nUser-Agent: skep\r\nAccept: application/json\r\n"
                                + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{\"Name\":\"späte\"}");
    }

    @Test
    void the_version_is_asked_for_once() throws Exception {
        Wire wire = new Wire().answering(Wire.PING, Wire.json(200, "{}"), Wire.json(200, "{}"));
        EngineLook engine = new EngineLook("a", wire);
        engine.get(Route.to("/info"));
        engine.get(Route.to("/info"));
        assertThat(wire.sent()).hasSize(3);
    }

    @Test
    void what_an_engine_tells_of_itself_tells_its_version_too() throws Exception {
        String info = "HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nContent-Length: 2\r\n\r\n{}";
        Wire wire = new Wire().answering(info, Wire.json(200, "{}"), Wire.json(200, "{}"));
        EngineLook engine = new EngineLook("a", wire);
        engine.info();
        engine.info();
        new EngineApi("a", wire, engine).post(Route.to("/x"));
        assertThat(wire.sent())
                .extracting(request -> request.lines().findFirst().orElse(""))
                .containsExactly("GET /info HTTP/1.1", "GET /v1.44/info HTTP/1.1", "POST /v1.44/x HTTP/1.1");
    }

    @Test
    void an_engine_too_old_to_talk_to_is_named_whatever_is_asked_first() {
        Wire wire = new Wire().answering(Wire.json(200, "{}").replace("Content-Type", "Api-Version: 1.24\r\nX"));
        assertThatThrownBy(() -> new EngineLook("bravo", wire).info())
                .hasMessageContaining("bravo: its engine speaks API 1.24, skep needs at least 1.40");
    }

    @ParameterizedTest
    @CsvSource({"1.41, 1.41", "1.44, 1.44", "1.51, 1.51", "1.99, 1.51", "2.0, 1.51"})
    void the_older_of_both_versions_is_spoken(String theirs, String spoken) {
        assertThat(ApiVersion.parse(theirs).spokenByBoth()).hasToString(spoken);
    }

    @Test
    void only_a_stream_that_may_wait_is_given_a_thread_of_its_own() throws Exception {
        Wire waiting = new Wire().answering(Wire.PING, Wire.json(200, "{}"));
        Wire atOnce = new Wire().answering(Wire.PING, Wire.json(200, "{}")).neverWaiting();
        new EngineLook("a", waiting).get(Route.to("/x"));
        new EngineLook("a", atOnce).get(Route.to("/x"));
        assertThat(waiting.talkers()).isNotEmpty().doesNotContain(Thread.currentThread());
        assertThat(atOnce.talkers()).isNotEmpty().containsOnly(Thread.currentThread());
    }

    @Test
    void an_engine_too_old_to_talk_to_is_named() {
        Wire wire = new Wire().answering(Wire.PING.replace("1.41", "1.24"));
        assertThatThrownBy(() -> new EngineLook("bravo", wire).get(Route.to("/info")))
                .hasMessageContaining("bravo: its engine speaks API 1.24, skep needs at least 1.40");
    }

    @Test
    void an_answer_in_chunks_is_put_together() throws Exception {
        Wire wire = new Wire()
                .answering(
                        Wire.PING,
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\n{\"a\":\r\nA\r\n[1,2,3,44]\r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n");
        assertThat(Json.write(new EngineLook("a", wire).get(Route.to("/x")))).isEqualTo("{\"a\":[1,2,3,44]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
                "HTTP/1.1 200",
                "",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
            })
    void an_answer_that_is_broken_is_an_error_that_may_pass(String answer) {
        Wire wire = new Wire().answering(Wire.PING, answer);
        assertThatThrownBy(() -> new EngineLook("bravo", wire).get(Route.to("/info")))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        error -> assertThat(error.retryable()).isTrue())
                .hasMessageContaining("bravo: talking to the engine failed at GET /v1.41/info");
    }

    @Test
    void a_head_without_end_is_given_up() {
        Wire wire = new Wire().answering("HTTP/1.1 200 OK\r\nX: " + "y".repeat(70_000));
        assertThatThrownBy(() -> new EngineLook("a", wire).get(Route.to("/info")))
                .hasMessageContaining("longer than 65536");
    }

    @Test
    void an_error_names_the_host_and_quotes_the_engine() {
        Wire wire = new Wire().answering(Wire.PING, Wire.json(400, "{\"message\":\"invalid mount config\"}"));
        assertThatThrownBy(() -> new EngineApi("bravo", wire).post(Route.to("/services/create"), Json.object()))
                .isInstanceOfSatisfying(EngineError.class, error -> {
                    assertThat(error.status()).isEqualTo(400);
                    assertThat(error.retryable()).isFalse();
                })
                .hasMessage("bravo: invalid mount config (POST /v1.41/services/create answered 400)");
    }

    @Test
    void a_swarm_without_a_leader_is_an_error_that_may_pass() {
        Wire wire = new Wire()
                .answering(
                        Wire.PING,
                        Wire.json(
                                500,
                                "{\"message\":\"rpc error: code = Unknown desc = The swarm does not have a leader.\"}"));
        assertThatThrownBy(() -> new EngineLook("a", wire).get(Route.to("/nodes")))
                .isInstanceOfSatisfying(
                        EngineError.class,
                        error -> assertThat(error.retryable()).isTrue());
    }

    @Test
    void what_is_not_there_is_empty_and_deleting_it_is_fine() throws Exception {
        Wire wire = new Wire()
                .answering(
                        Wire.PING,
                        Wire.json(404, "{\"message\":\"no such node\"}"),
                        Wire.json(404, "{\"message\":\"no\"}"));
        EngineApi engine = new EngineApi("a", wire);
        assertThat(engine.find(Route.to("/nodes", "x"))).isEmpty();
        engine.delete(Route.to("/nodes", "x"));
    }

    @Test
    void an_update_out_of_sequence_is_read_and_patched_again() throws Exception {
        Wire wire = new Wire()
                .answering(
                        Wire.PING,
                        Wire.json(200, "{\"Version\":{\"Index\":7},\"Spec\":{\"Unknown\":[1],\"Role\":\"worker\"}}"),
                        Wire.json(500, "{\"message\":\"rpc error: code = Unknown desc = update out of sequence\"}"),
                        Wire.json(200, "{\"Version\":{\"Index\":9},\"Spec\":{\"Unknown\":[2],\"Role\":\"worker\"}}"),
                        Wire.json(200, ""));
        boolean written = new EngineApi("a", wire)
                .revise(
                        Route.to("/nodes", "n"),
                        Route.to("/nodes", "n", "update"),
                        spec -> spec.put("Role", "manager"));
        assertThat(written).isTrue();
        assertThat(wire.sent().get(2)).contains("update?version=7", "{\"Unknown\":[1],\"Role\":\"manager\"}");
        assertThat(wire.sent().get(4)).contains("update?version=9", "{\"Unknown\":[2],\"Role\":\"manager\"}");
    }

    @Test
    void a_patch_that_changes_nothing_sends_nothing() throws Exception {
        Wire wire = new Wire()
                .answering(Wire.PING, Wire.json(200, "{\"Version\":{\"Index\":7},\"Spec\":{\"Replicas\":3}}"));
        boolean written = new EngineApi("a", wire)
                .revise(Route.to("/x"), Route.to("/x/update"), spec -> spec.put("Replicas", 3L));
        assertThat(written).isFalse();
        assertThat(wire.sent()).hasSize(2);
    }

    @Test
    void a_stream_of_lines_is_read_until_enough_is_known() throws Exception {
        String events = "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n";
        Wire wire = new Wire()
                .answering(
                        Wire.PING,
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(events.length())
                                + "\r\n" + events + "\r\n0\r\n\r\n");
        List<Integer> seen = new ArrayList<>();
        new EngineLook("a", wire).follow(Route.to("/events"), Duration.ofSeconds(5), event -> {
            seen.add(event.path("n").asInt());
            return seen.size() < 2;
        });
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void an_engine_that_never_answers_is_given_up() {
        Wire wire = new Wire().answering(Wire.PING).hanging();
        EngineLook engine = new EngineLook("bravo", wire);
        assertThatThrownBy(() -> engine.follow(Route.to("/events"), Duration.ofMillis(50), _ -> true))
                .hasMessageContaining("bravo: the engine did not answer GET /v1.41/events within");
    }

    @Test
    void a_route_escapes_names_and_filters() {
        assertThat(Route.to("/services", "a b/c").with("x", "1&2")).hasToString("/services/a%20b%2Fc?x=1%262");
        assertThat(Route.to("/tasks").filtered(Map.of("node", List.of("n1"))))
                .hasToString("/tasks?filters=%7B%22node%22%3A%5B%22n1%22%5D%7D");
    }

    @Test
    void a_document_that_is_no_json_is_not_quoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.parse("SWMTKN-1-secret"))
                .withMessage("not a JSON document");
        Wire wire = new Wire().answering(Wire.PING, Wire.json(200, "SWMTKN-1-secret"));
        assertThatThrownBy(() -> new EngineLook("a", wire).get(Route.to("/swarm")))
                .hasMessage("a: the engine's answer to GET /v1.41/swarm is not JSON");
    }

    @Test
    void a_connection_that_is_refused_says_so() {
        assertThatThrownBy(() -> new EngineLook("a", new Wire()).get(Route.to("/info")))
                .hasMessage("a: connection refused");
    }
}

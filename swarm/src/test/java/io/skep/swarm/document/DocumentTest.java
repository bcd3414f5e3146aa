package io.skep.swarm.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

    @ParameterizedTest
    @CsvSource({
        "0s, 0, 0s",
        "10s, 10000000000, 10s",
        "90s, 90000000000, 1m30s",
        "1h30m, 5400000000000, 1h30m",
        "1.5s, 1500000000, 1s500ms",
        "250us, 250000, 250us",
        "1m30s5ms, 90005000000, 1m30s5ms"
    })
    void a_duration_means_nanoseconds_and_has_one_spelling(String text, long nanos, String spelled) {
        assertThat(Durations.parse(text).toNanos()).isEqualTo(nanos);
        assertThat(Durations.text(nanos)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "10 s", "10sx", "-1s"})
    void what_is_no_duration_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
    }

    @Test
    void an_instance_has_its_key_in_its_name() {
        assertThat(Names.docker(Address.of("service", "web"))).isEqualTo("web");
        assertThat(Names.docker(Address.each("service", "web", "eu"))).isEqualTo("web-eu");
        assertThat(Names.docker(Address.counted("service", "web", 2))).isEqualTo("web-2");
        assertThat(Names.shown(Address.each("node", "worker", "charlie"))).isEqualTo("worker[\"charlie\"]");
        assertThat(Names.referred("network", "net[\"a\"]")).isEqualTo(Address.each("network", "net", "a"));
        assertThat(Names.referred("network", "network.net")).isEqualTo(Address.of("network", "net"));
    }

    @Test
    void an_object_is_ours_by_the_lineage_in_its_labels() {
        assertThat(OwnLabels.foreign(
                        Json.parse("{\"io.skep.lineage\":\"3f0c6f3e-0000-4000-8000-000000000001\"}"), Fleet.OURS))
                .isEmpty();
        assertThat(OwnLabels.foreign(Json.parse("{}"), Fleet.OURS)).contains("skep did not make it");
        assertThat(OwnLabels.foreign(
                        Json.parse("{\"io.skep.lineage\":\"x\",\"io.skep.topology\":\"theirs\"}"), Fleet.OURS))
                .contains("it belongs to the topology \"theirs\" of another state");
    }

    @Test
    void our_marks_are_no_labels_of_the_user() {
        assertThat(OwnLabels.seen(Json.parse("{\"io.skep.address\":\"service.web\",\"team\":\"blue\"}")))
                .isEqualTo(Values.textEntries(Map.of("team", "blue")));
    }

    @Test
    void labels_to_drop_are_read_from_the_differences() {
        List<Difference> differences = List.of(
                new Difference("labels[\"a.b\"]", Values.text("1"), Value.NOTHING, false),
                new Difference("labels[\"with \\\"quotes\\\"\"]", Values.text("1"), Value.NOTHING, false),
                new Difference("labels[\"kept\"]", Values.text("1"), Values.text("2"), false),
                new Difference("replicas", Values.number(1), Value.NOTHING, false));
        assertThat(Values.textsOf(OwnLabels.dropped(differences), "labels")).containsExactly("a.b", "with \"quotes\"");
        assertThat(OwnLabels.dropped(List.of())).isEqualTo(Entries.NONE);
    }
}

package io.skep.swarm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.Replan;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every setting that may be changed: set, changed and taken out, each with nothing left to do afterwards. */
class SettingsLifeTest {

    private static final Value.Source GIVEN = new Value.Source("var.key", Entries.NONE);

    /** A setting with two values, and where the engine shows each and what holds when it is taken out. */
    record Case(String name, Value first, Value second, String place, String shown, String then, String usual) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                number("task_history_limit", 3, 0, "/Orchestration/TaskHistoryRetentionLimit", 5),
                number("snapshot_interval", 500, 600, "/Raft/SnapshotInterval", 10_000),
                number("max_snapshots", 2, 0, "/Raft/KeepOldSnapshots", 0),
                number("log_entries_for_slow_followers", 100, 200, "/Raft/LogEntriesForSlowFollowers", 500),
                number("heartbeat_tick", 2, 3, "/Raft/HeartbeatTick", 1),
                number("election_tick", 20, 30, "/Raft/ElectionTick", 10),
                new Case(
                        "dispatcher_heartbeat",
                        Values.text("7s"),
                        Values.text("1m10s"),
                        "/Dispatcher/HeartbeatPeriod",
                        "7000000000",
                        "70000000000",
                        "5000000000"),
                new Case(
                        "cert_expiry",
                        Values.text("720h"),
                        Values.text("1h"),
                        "/CAConfig/NodeCertExpiry",
                        "2592000000000000",
                        "3600000000000",
                        "7776000000000000"),
                new Case(
                        "autolock",
                        Values.bool(true),
                        Values.bool(false),
                        "/EncryptionConfig/AutoLockManagers",
                        "true",
                        "false",
                        "false"),
                new Case(
                        "labels",
                        Values.textEntries(Map.of("team", "blue")),
                        Values.textEntries(Map.of("team", "green")),
                        "/Labels/team",
                        "\"blue\"",
                        "\"green\"",
                        ""),
                new Case(
                        "external_ca",
                        new Items(List.of(external("https://a"))),
                        new Items(List.of(external("https://a"), external("https://b"))),
                        "/CAConfig/ExternalCAs",
                        "[{\"Protocol\":\"cfssl\",\"URL\":\"https://a\"}]",
                        "[{\"Protocol\":\"cfssl\",\"URL\":\"https://a\"},{\"Protocol\":\"cfssl\",\"URL\":\"https://b\"}]",
                        ""),
                new Case(
                        "rotate",
                        block("join_tokens", "1"),
                        block("join_tokens", "2"),
                        "/Labels/io.skep.rotated.join_tokens",
                        "\"1\"",
                        "\"2\"",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_set_changed_and_taken_out_leaves_nothing_to_do(Case each) throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        Replan swarm = new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, Entries.NONE);

        step(fleet, swarm, Entries.NONE.with(each.name(), each.first()), each, each.shown());
        step(fleet, swarm, Entries.NONE.with(each.name(), each.second()), each, each.then());
        step(fleet, swarm, Entries.NONE, each, each.usual());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_swarm_begins_with_what_is_asked_for(Case each) throws Exception {
        Fleet fleet = new Fleet("a");
        Entries spec = Entries.NONE.with(each.name(), each.first());
        fleet.world.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), spec, Entries.NONE)));

        assertThat(shown(fleet, each.place())).isEqualTo(each.shown());
        assertThat(new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, spec).differences(spec))
                .isEmpty();
    }

    @Test
    void no_row_of_the_table_is_without_a_case() {
        TreeSet<String> tried = new TreeSet<>();
        cases().forEach(each -> tried.add(each.name()));
        assertThat(tried).containsAll(Setting.ALL.stream().map(Setting::name).toList());
    }

    @Test
    void an_own_root_certificate_is_taken_over_by_every_node_and_followed_by_the_recorded_digest() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        Replan swarm = new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, Entries.NONE);
        Entries own = Entries.NONE.with("ca", authority("ours", "secret-key-one"));

        swarm.to(own);

        assertThat(digest(fleet)).isEqualTo(Cluster.digest("ours\n"));
        assertThat(swarm.differences(own)).isEmpty();
        fleet.world.run(fleet.join(Fleet.node("b"), "worker"));
        Entries again = Entries.NONE.with("ca", authority("ours", "secret-key-two"));
        assertThat(swarm.differences(again))
                .singleElement()
                .satisfies(each -> assertThat(each.path()).isEqualTo("ca.key"));
        assertThat(swarm.differences(again).toString()).doesNotContain("secret-key");
        swarm.to(again);
        swarm.to(Entries.NONE);
        assertThat(digest(fleet)).isNotEqualTo(Cluster.digest("ours\n"));
        assertThat(swarm.differences(Entries.NONE)).isEmpty();
        assertThat(fleet.world.lines().toString()).doesNotContain("secret-key");
    }

    @Test
    void whether_tokens_are_rotated_after_joins_is_nothing_to_send() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        Replan swarm = new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, Entries.NONE);
        Entries spec = Entries.NONE.with("rotate_after_join", Values.bool(true));
        assertThat(new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, spec).differences(spec))
                .isEmpty();
        assertThat(swarm.differences(Entries.NONE)).isEmpty();
    }

    private static void step(Fleet fleet, Replan swarm, Entries spec, Case each, String shown) throws Exception {
        if (!shown(fleet, each.place()).equals(shown)) {
            assertThat(swarm.differences(spec)).isNotEmpty();
        }
        swarm.to(spec);
        assertThat(shown(fleet, each.place())).isEqualTo(shown);
        assertThat(swarm.differences(spec)).isEmpty();
    }

    private static String shown(Fleet fleet, String place) {
        JsonNode node = fleet.swarmOf("a").spec().at(place);
        return node.isMissingNode() ? "" : Json.write(node);
    }

    private static String digest(Fleet fleet) {
        return Values.textOf(fleet.world.outputs(Cluster.ADDRESS), "ca_digest").orElse("");
    }

    private static Case number(String name, long first, long second, String place, long usual) {
        return new Case(
                name,
                Values.number(first),
                Values.number(second),
                place,
                Long.toString(first),
                Long.toString(second),
                Long.toString(usual));
    }

    private static Entries block(String name, String text) {
        return Entries.NONE.with(name, Values.text(text));
    }

    private static Entries external(String url) {
        return block("url", url).with("protocol", Values.text("cfssl"));
    }

    private static Entries authority(String certificate, String key) {
        return block("certificate", certificate).with("key", new Value.Secret(Values.text(key), GIVEN));
    }
}

package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.StalePlan;
import io.skep.plans.failure.UserError;
import io.skep.plans.fake.FakeFleet.Thing;
import io.skep.plans.fake.FakeResolving;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.PlannedStep;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plan and apply do over the life of things. */
class LifecycleTest {
    @TempDir
    Path folder;

    Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder);
    }

    @Test
    void what_is_asked_for_is_made_and_the_next_plan_is_empty() {
        Asked asked = new Asked().thing("service.redis", "size", "big", "color", "red");

        assertThat(Bench.signs(bench.plan(asked))).containsExactly("+ service.redis");
        bench.apply(asked);

        assertThat(bench.fleet.things()).extracting(Thing::address).containsExactly("service.redis");
        assertThat(bench.plan(asked).empty()).isTrue();
        assertThat(bench.plan(asked).steps()).isEmpty();
    }

    @Test
    void applying_an_empty_plan_writes_nothing_anywhere() throws Exception {
        Asked asked = new Asked().thing("service.redis", "color", "red");
        bench.apply(asked);
        List<String> acts = bench.fleet.acts();
        List<String> before = files();

        bench.apply(asked);

        assertThat(bench.fleet.acts()).isEqualTo(acts);
        assertThat(files()).isEqualTo(before).contains("state-1.json", "journal-1.jsonl");
        assertThat(bench.state().serial()).isEqualTo(1);
    }

    /** The names of what is kept of the state; nothing kept is ever written over. */
    private List<String> files() throws Exception {
        try (var files = Files.list(folder.resolve(".skep/state"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") || name.endsWith(".jsonl"))
                    .filter(name -> !name.startsWith("lock-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_changed_attribute_is_an_update_of_just_that() {
        bench.apply(new Asked().thing("service.a", "color", "red").thing("service.b", "color", "red"));
        Asked changed = new Asked().thing("service.a", "color", "blue").thing("service.b", "color", "red");

        Plan plan = bench.plan(changed);

        assertThat(Bench.signs(plan)).containsExactly("~ service.a");
        assertThat(Bench.differences(plan.changes())).containsExactly("service.a color");
        assertThat(plan.steps()).extracting(PlannedStep::id).containsExactly("service.a/1-dress");
        bench.apply(changed);
        assertThat(bench.plan(changed).empty()).isTrue();
    }

    @Test
    void an_attribute_that_is_no_longer_asked_for_is_taken_away_once() {
        bench.apply(
                new Asked().thing("service.a", "color", "red").with("labels", Values.textEntries(Map.of("x", "1"))));
        Asked changed = new Asked().thing("service.a");

        assertThat(Bench.differences(bench.plan(changed).changes()))
                .containsExactly("service.a color", "service.a labels[\"x\"]");
        bench.apply(changed);

        assertThat(bench.fleet.things().getFirst().values().get("color")).isEqualTo(Value.NOTHING);
        assertThat(bench.plan(changed).empty()).isTrue();
    }

    @Test
    void labels_of_others_are_left_alone() {
        Asked asked = new Asked().thing("service.a").with("labels", Values.textEntries(Map.of("x", "1")));
        bench.apply(asked);
        bench.fleet.meddle("service.a", "labels", Values.textEntries(Map.of("x", "1", "theirs", "2")));

        assertThat(bench.plan(asked).empty()).isTrue();
        assertThat(bench.plan(asked).drift()).isEmpty();
    }

    @Test
    void what_cannot_be_changed_in_place_is_made_anew_with_everything_that_needs_it() {
        bench.apply(new Asked()
                .thing("host.h", "size", "small")
                .thing("net.n")
                .needing("host.h")
                .thing("service.s")
                .needing("net.n")
                .thing("service.other"));
        Asked changed = new Asked()
                .thing("host.h", "size", "large")
                .thing("net.n")
                .needing("host.h")
                .thing("service.s")
                .needing("net.n")
                .thing("service.other");

        Plan plan = bench.plan(changed);
        assertThat(Bench.signs(plan)).containsExactly("-/+ host.h", "-/+ net.n", "-/+ service.s");
        List<String> before = bench.fleet.acts();
        bench.apply(changed);

        assertThat(bench.fleet.acts().subList(before.size(), bench.fleet.acts().size()))
                .containsExactly(
                        "strip service.s",
                        "remove service.s",
                        "strip net.n",
                        "remove net.n",
                        "strip host.h",
                        "remove host.h",
                        "make host.h",
                        "dress host.h",
                        "make net.n",
                        "dress net.n",
                        "make service.s",
                        "dress service.s");
        assertThat(bench.plan(changed).empty()).isTrue();
    }

    @Test
    void what_is_no_longer_asked_for_is_removed_before_what_it_needs() {
        bench.apply(new Asked().thing("net.n").thing("service.s").needing("net.n"));

        assertThat(Bench.signs(bench.plan(new Asked()))).containsExactly("- net.n", "- service.s");
        bench.apply(new Asked());

        assertThat(bench.fleet.things()).isEmpty();
        assertThat(bench.fleet.acts()).containsSubsequence("remove service.s", "strip net.n", "remove net.n");
        assertThat(bench.state().resources()).isEmpty();
    }

    @Test
    void an_update_lets_go_before_what_it_used_is_removed() {
        bench.apply(
                new Asked().thing("net.n").thing("service.s", "color", "red").needing("net.n"));

        bench.apply(new Asked().thing("service.s", "color", "blue"));

        assertThat(bench.fleet.acts()).endsWith("dress service.s", "strip net.n", "remove net.n");
    }

    @Test
    void drift_is_shown_and_put_back() {
        Asked asked = new Asked()
                .thing("service.a", "color", "red")
                .thing("service.b")
                .thing("service.c");
        bench.apply(asked);
        bench.fleet.meddle("service.a", "color", Values.text("green"));
        bench.fleet.lose("service.b");

        Plan plan = bench.plan(asked);

        assertThat(plan.drift())
                .extracting(change -> change.sign() + change.address())
                .containsExactly("~service.a", "-service.b");
        assertThat(Bench.signs(plan)).containsExactly("~ service.a", "+ service.b");
        bench.apply(asked);
        assertThat(bench.plan(asked).empty()).isTrue();
        assertThat(bench.plan(asked).drift()).isEmpty();
    }

    @Test
    void what_is_gone_and_no_longer_asked_for_is_forgotten_without_an_act() {
        bench.apply(new Asked().thing("service.a"));
        bench.fleet.lose("service.a");
        List<String> acts = bench.fleet.acts();

        assertThat(Bench.signs(bench.plan(new Asked()))).containsExactly(". service.a");
        bench.apply(new Asked());

        assertThat(bench.fleet.acts()).isEqualTo(acts);
        assertThat(bench.state().resources()).isEmpty();
    }

    @Test
    void destroy_takes_everything_down_and_leaves_strangers_alone() {
        bench.fleet.intrude("service.theirs", Entries.NONE);
        bench.apply(new Asked().thing("net.n").thing("service.s").needing("net.n"));

        assertThat(bench.destroy().complete()).isTrue();

        assertThat(bench.fleet.things()).extracting(Thing::owner).containsExactly("somebody");
        assertThat(bench.plan(new Asked()).empty()).isTrue();
    }

    @Test
    void a_strangers_thing_is_never_touched() {
        bench.fleet.intrude("service.s", Entries.NONE);

        var planning = bench.planning(new Asked().thing("service.s").topology(), PlanOptions.USUAL);

        assertThat(planning.plan()).isEmpty();
        assertThat(planning.diagnostics().list().toString()).contains("service.s", "main.hcl:1:1", "somebody");
        assertThat(bench.fleet.acts()).isEmpty();
    }

    @Test
    void what_cannot_be_reached_is_an_error_and_never_made_again_or_forgotten() {
        Asked asked = new Asked().thing("host.h").thing("service.s").needing("host.h");
        bench.apply(asked);
        bench.fleet.reachable("host.h", false);
        bench.fleet.reachable("service.s", false);

        var planning = bench.planning(asked.topology(), PlanOptions.USUAL);

        assertThat(planning.plan()).isEmpty();
        assertThat(planning.diagnostics().list()).hasSize(2);
        assertThat(planning.diagnostics().list().getFirst().toString())
                .contains("host.h (main.hcl:1:1)", "no route to host.h", "run plan again");
        assertThat(Bench.signs(bench.plan(new Asked()))).containsExactly("- host.h", "- service.s");
        Outcome outcome = bench.apply(bench.plan(new Asked()));
        assertThat(outcome.failed()).extracting(Outcome.Failure::step).containsExactly("service.s/1-strip");
        assertThat(bench.state().resources()).hasSize(2);
        bench.apply(bench.plan(new Asked().topology(), new PlanOptions(List.of(), false, true)));
        assertThat(bench.state().resources()).isEmpty();
    }

    @Test
    void a_later_value_is_known_after_apply_and_then_no_difference() {
        Asked asked = new Asked()
                .thing("host.h")
                .thing("service.s")
                .with("from", FakeResolving.output("host.h", "id"))
                .needing("host.h")
                .output("id", FakeResolving.output("host.h", "id"));

        bench.apply(asked);

        assertThat(bench.fleet.things().getLast().values().get("from")).isEqualTo(Values.text("id1"));
        assertThat(bench.state().outputs()).containsEntry("id", Values.text("id1"));
        assertThat(bench.plan(asked).empty()).isTrue();
    }

    @Test
    void a_later_value_changes_with_what_it_comes_from() {
        Asked asked = new Asked().thing("host.h").thing("service.s").with("from", FakeResolving.output("host.h", "id"));
        bench.apply(asked.needing("host.h"));
        bench.fleet.lose("host.h");

        Plan plan = bench.plan(asked);

        assertThat(Bench.signs(plan)).containsExactly("+ host.h", "~ service.s");
        bench.apply(plan);
        assertThat(bench.fleet.things().getFirst().values().get("from")).isEqualTo(Values.text("id3"));
        assertThat(bench.plan(asked).empty()).isTrue();
    }

    @Test
    void targets_select_what_they_need_and_nothing_else() {
        Asked asked = new Asked()
                .thing("net.n")
                .thing("service.a")
                .needing("net.n")
                .thing("service.b")
                .needing("net.n");

        bench.apply(bench.plan(asked.topology(), new PlanOptions(List.of("service.a"), false, false)));

        assertThat(bench.fleet.things()).extracting(Thing::address).containsExactly("net.n", "service.a");
        assertThat(Bench.signs(bench.plan(asked))).containsExactly("+ service.b");
        bench.apply(asked);
        bench.apply(bench.plan(new Asked().topology(), new PlanOptions(List.of("net.n"), true, false)));
        assertThat(bench.fleet.things()).isEmpty();
    }

    @Test
    void an_unknown_target_is_an_error() {
        var planning =
                bench.planning(new Asked().thing("net.n").topology(), new PlanOptions(List.of("net.m"), false, false));

        assertThat(planning.plan()).isEmpty();
        assertThat(planning.diagnostics().list().toString()).contains("net.m");
    }

    @Test
    void a_circle_is_an_error_that_names_it() {
        var planning = bench.planning(
                new Asked()
                        .thing("net.a")
                        .needing("net.b")
                        .thing("net.b")
                        .needing("net.a")
                        .topology(),
                PlanOptions.USUAL);

        assertThat(planning.plan()).isEmpty();
        assertThat(planning.diagnostics().list().toString()).contains("net.a needs net.b needs net.a", "main.hcl:1:1");
    }

    @Test
    void a_plan_is_stale_once_the_world_has_changed() {
        Asked asked = new Asked().thing("service.a", "color", "red");
        bench.apply(asked);
        Plan plan = bench.plan(new Asked().thing("service.a", "color", "blue"));
        bench.fleet.meddle("service.a", "color", Values.text("green"));

        assertThatThrownBy(() -> bench.apply(plan))
                .isInstanceOf(StalePlan.class)
                .hasMessageContaining("service.a");
    }

    @Test
    void a_plan_is_stale_once_another_was_applied() {
        Plan plan = bench.plan(new Asked().thing("service.a"));
        bench.apply(new Asked().thing("service.b"));

        assertThatThrownBy(() -> bench.apply(plan))
                .isInstanceOf(StalePlan.class)
                .hasMessageContaining("serial");
    }

    @Test
    void a_failure_stops_only_what_comes_after_it() {
        bench.fleet.fail("make net.a", 1);
        Asked asked = new Asked()
                .thing("net.a")
                .thing("service.a")
                .needing("net.a")
                .thing("net.b")
                .thing("service.b")
                .needing("net.b");

        Outcome outcome = bench.apply(bench.plan(asked));

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.failed())
                .extracting(Outcome.Failure::error)
                .containsExactly("fleet: make net.a was refused");
        assertThat(outcome.skipped()).containsExactly("net.a/2-dress", "service.a/1-make", "service.a/2-dress");
        assertThat(outcome.state()).isEqualTo(bench.state());
        bench.apply(asked);
        assertThat(bench.plan(asked).empty()).isTrue();
    }

    @Test
    void a_lost_connection_is_tried_again() {
        bench.fleet.loseAnswer("make net.a", 2);

        bench.apply(new Asked().thing("net.a"));

        assertThat(bench.fleet.things()).hasSize(1);
        assertThat(bench.events).filteredOn(Event.StepLine.class::isInstance).hasSize(2);
    }

    @Test
    void a_resource_whose_needs_changed_is_recorded_anew_without_an_act() {
        bench.apply(new Asked().thing("net.n").thing("service.s"));

        Asked changed = new Asked().thing("net.n").thing("service.s").needing("net.n");
        assertThat(bench.plan(changed).empty()).isTrue();
        bench.apply(changed);

        assertThat(bench.state()
                        .recorded(Address.of("service", "s"))
                        .orElseThrow()
                        .needs())
                .containsExactly(Address.of("net", "n"));
    }

    @Test
    void the_same_inputs_give_the_same_plan() {
        bench.apply(new Asked().thing("net.n").thing("service.s", "size", "1").needing("net.n"));
        Asked changed = new Asked()
                .thing("net.n", "color", "red")
                .thing("service.s", "size", "2")
                .needing("net.n");

        assertThat(bench.plan(changed)).isEqualTo(bench.plan(changed));
        assertThat(bench.plan(changed).changes()).hasOnlyElementsOfTypes(Change.Update.class, Change.Replace.class);
    }

    @Test
    void a_topology_that_was_renamed_is_refused_before_anything_is_looked_at() {
        Asked asked = new Asked().thing("service.a", "color", "red");
        bench.apply(asked);
        bench.events.clear();

        for (PlanOptions options : List.of(PlanOptions.USUAL, PlanOptions.DESTROY)) {
            assertThatThrownBy(() -> bench.planning(renamed(asked.topology(), "store"), options))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll(
                            "\"store\"", "skep { name = \"" + asked.topology().name() + "\" }", "destroy");
        }

        assertThat(bench.events).isEmpty();
        bench.destroy();
        bench.apply(bench.plan(renamed(asked.topology(), "store"), PlanOptions.USUAL));
        assertThat(bench.state().topology()).isEqualTo("store");
    }

    private static Topology renamed(Topology old, String name) {
        return new Topology(name, old.resources(), old.outputs(), old.sources(), old.variables(), old.digest());
    }

    @Test
    void a_look_that_dies_counts_as_unreachable_and_never_as_absent() {
        Asked asked = new Asked().thing("service.a", "color", "red");
        bench.apply(asked);
        bench.fleet.breakLooks(new StackOverflowError("too deep"));

        var planning = bench.planning(asked.topology(), PlanOptions.USUAL);

        assertThat(planning.plan()).isEmpty();
        assertThat(planning.diagnostics().list().toString()).contains("the look at service.a failed: too deep");
    }

    @Test
    void a_look_without_an_answer_fails_the_whole_round() {
        bench.onEvent = event -> {
            if (event instanceof Event.LookStarted) {
                throw new NoClassDefFoundError("Screen");
            }
        };

        assertThatThrownBy(() -> bench.planning(new Asked().thing("service.a").topology(), PlanOptions.USUAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("service.a");
    }

    @Test
    void what_could_not_be_looked_at_is_not_recorded_as_changed() {
        bench.apply(new Asked()
                .thing("host.h", "color", "red")
                .thing("net.n", "color", "red")
                .needing("host.h"));
        Asked changed =
                new Asked().thing("host.h", "color", "blue").thing("net.n").needing("host.h");
        bench.fleet.reachable("net.n", false);

        bench.apply(changed);

        assertThat(bench.state()
                        .recorded(Address.of("net", "n"))
                        .orElseThrow()
                        .spec()
                        .get("color"))
                .isEqualTo(Values.text("red"));
        bench.fleet.reachable("net.n", true);
        assertThat(Bench.differences(bench.plan(changed).changes())).containsExactly("net.n color");
    }
}

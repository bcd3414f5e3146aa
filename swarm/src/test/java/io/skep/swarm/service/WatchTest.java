package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final List<String> told = new ArrayList<>();

    @Test
    void tasks_that_run_are_believed_after_a_while() {
        Watch watch = watch(Set.of());
        assertThat(watch.judge(reading(1, running("t1", 1)), START)).isEqualTo(new Verdict.Underway());
        assertThat(watch.judge(reading(1, running("t1", 1)), START.plusSeconds(4)))
                .isEqualTo(new Verdict.Underway());
        assertThat(watch.judge(reading(1, running("t1", 1)), START.plusSeconds(5)))
                .isEqualTo(new Verdict.Converged());
    }

    @Test
    void a_task_that_was_replaced_meanwhile_starts_the_wait_anew() {
        Watch watch = watch(Set.of());
        watch.judge(reading(1, running("t1", 1)), START);
        assertThat(watch.judge(reading(1, running("t2", 1)), START.plusSeconds(6)))
                .isEqualTo(new Verdict.Underway());
        assertThat(watch.judge(reading(1, running("t2", 1)), START.plusSeconds(11)))
                .isEqualTo(new Verdict.Converged());
    }

    @Test
    void an_update_that_the_engine_watched_to_its_end_is_believed_at_once() {
        assertThat(watch(Set.of()).judge(updated("completed", running("t1", 1)), START))
                .isEqualTo(new Verdict.Converged());
    }

    @Test
    void while_an_update_goes_on_running_tasks_are_not_enough() {
        Watch watch = watch(Set.of());
        watch.judge(updated("updating", running("t1", 1)), START);
        assertThat(watch.judge(updated("updating", running("t1", 1)), START.plusSeconds(20)))
                .isEqualTo(new Verdict.Underway());
    }

    @Test
    void an_update_that_was_paused_or_rolled_back_has_failed_with_the_tasks_reasons() {
        Map<String, String> endings =
                Map.of("paused", "paused", "rollback_completed", "rolled-back", "rollback_paused", "paused");
        endings.forEach((end, ending) -> {
            Watch watch = watch(Set.of());
            watch.judge(updated("updating", broken("t1", 1, "task: non-zero exit (1)")), START);
            assertThat(watch.judge(updated(end), START.plusSeconds(1)))
                    .isEqualTo(new Verdict.Failed(
                            "Service web did not converge, the update ended as " + end
                                    + " (said so): 0 of 1 tasks run. web.1 on charlie: failed: task: non-zero exit (1)",
                            ending));
        });
    }

    @Test
    void a_paused_update_whose_tasks_run_after_all_is_believed_after_a_while() {
        Watch watch = watch(Set.of());
        assertThat(watch.judge(updated("paused", running("t1", 1)), START)).isEqualTo(new Verdict.Underway());
        assertThat(watch.judge(updated("paused", running("t1", 1)), START.plusSeconds(5)))
                .isEqualTo(new Verdict.Converged());
    }

    @Test
    void three_tasks_of_one_slot_broken_alike_are_enough() {
        Watch watch = watch(Set.of());
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(watch.judge(reading(1, broken("t" + attempt, 1, "oops 0123456789ab" + attempt)), START))
                    .isEqualTo(new Verdict.Underway());
        }
        assertThat(watch.judge(reading(1, broken("t3", 1, "oops 0123456789ab3")), START))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.why())
                                .contains("web.1 on charlie: failed: oops 0123456789ab3 (3 times)"));
    }

    @Test
    void one_broken_task_in_each_of_three_slots_may_be_a_network_on_its_way() {
        Watch watch = watch(Set.of());
        assertThat(watch.judge(
                        reading(3, broken("t1", 1, "no net"), broken("t2", 2, "no net"), broken("t3", 3, "no net")),
                        START))
                .isEqualTo(new Verdict.Underway());
    }

    @Test
    void tasks_that_broke_before_prove_nothing() {
        Watch watch = watch(Set.of("t1", "t2", "t3"));
        assertThat(watch.judge(reading(1, broken("t1", 1, "x"), broken("t2", 1, "x"), broken("t3", 1, "x")), START))
                .isEqualTo(new Verdict.Underway());
        assertThat(told).isEmpty();
    }

    @Test
    void nothing_going_forward_for_the_whole_wait_is_a_failure_and_progress_begins_it_anew() {
        Watch watch = watch(Set.of());
        watch.judge(reading(2, task("t1", 1, "preparing", "")), START);
        watch.judge(reading(2, running("t1", 1), task("t2", 2, "preparing", "")), START.plusSeconds(50));
        assertThat(watch.judge(reading(2, running("t1", 1), task("t2", 2, "preparing", "")), START.plusSeconds(100)))
                .isEqualTo(new Verdict.Underway());
        assertThat(watch.judge(reading(2, running("t1", 1), task("t2", 2, "preparing", "")), START.plusSeconds(111)))
                .isEqualTo(new Verdict.Failed(
                        "Service web did not converge, nothing went forward for 1m: 1 of 2 tasks run. web.2 on charlie: preparing",
                        "not-converged"));
    }

    @Test
    void tasks_that_run_at_every_reading_but_never_for_long_are_a_failure_in_the_end() {
        Watch watch = watch(Set.of());
        watch.judge(reading(1, running("t0", 1)), START);
        assertThat(watch.judge(reading(1, running("t1", 1)), START.plusSeconds(64)))
                .isEqualTo(new Verdict.Underway());
        assertThat(watch.judge(reading(1, running("t2", 1)), START.plusSeconds(66)))
                .isEqualTo(new Verdict.Failed(
                        "Service web did not converge, its tasks do not keep running for 5s: 1 of 1 tasks run",
                        "not-converged"));
    }

    @Test
    void a_task_that_falls_over_three_times_between_readings_has_failed() {
        Watch watch = watch(Set.of());
        assertThat(watch.judge(
                        reading(1, broken("t1", 1, "x"), broken("t2", 1, "x"), broken("t3", 1, "x"), running("t4", 1)),
                        START))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void each_tasks_way_is_told_once() {
        Watch watch = watch(Set.of());
        watch.judge(reading(1, task("t1", 1, "preparing", "")), START);
        watch.judge(reading(1, running("t1", 1)), START);
        watch.judge(reading(1, running("t1", 1)), START);
        assertThat(told).containsExactly("web.1 on charlie running");
    }

    @Test
    void a_task_that_ended_well_counts_where_it_is_not_to_be_replaced() {
        Entries spec = Entries.NONE.with("restart", Entries.NONE.with("condition", Values.text("none")));
        Watch watch = new Watch("web", spec, Set.of(), START, told::add);
        Reading ended = reading(1, task("t1", 1, "complete", ""));
        watch.judge(ended, START);
        assertThat(watch.judge(ended, START.plusSeconds(5))).isEqualTo(new Verdict.Converged());
    }

    private Watch watch(Set<String> old) {
        return new Watch("web", Entries.NONE.with("wait", Values.text("1m")), old, START, told::add);
    }

    private static Reading reading(long wanted, Sight... tasks) {
        return new Reading(wanted, List.of(tasks), "", "", Map.of("n1", "charlie"));
    }

    private static Reading updated(String state, Sight... tasks) {
        return new Reading(1, List.of(tasks), state, "said so", Map.of("n1", "charlie"));
    }

    private static Sight running(String id, int slot) {
        return task(id, slot, "running", "");
    }

    private static Sight broken(String id, int slot, String error) {
        return new Sight(id, Integer.toString(slot), "n1", "failed", "shutdown", error, 0);
    }

    private static Sight task(String id, int slot, String state, String error) {
        return new Sight(id, Integer.toString(slot), "n1", state, "running", error, 0);
    }
}

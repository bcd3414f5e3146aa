package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.fake.FakePlanned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Services whose tasks do something and end. */
class JobTest {

    private static final Address MIGRATE = Address.of("service", "migrate");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final ServiceType type = new ServiceType();

    @Test
    void a_job_is_done_when_so_many_tasks_are_complete_and_is_seen_as_asked_for() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        Entries job = job(3);

        fleet.world.run(create(job));

        assertThat(fleet.world.lines()).contains("migrate.3 on a complete");
        assertThat(Json.write(fleet.swarmOf("a")
                        .objects("services")
                        .getFirst()
                        .path("Spec")
                        .path("Mode")))
                .isEqualTo("{\"ReplicatedJob\":{\"TotalCompletions\":3,\"MaxConcurrent\":1}}");
        assertThat(((Seen.Present) fleet.world.look(type, MIGRATE, Optional.of(job))).values())
                .isEqualTo(job);
    }

    @Test
    void a_job_on_every_node_has_no_number() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        Entries job = ServiceDocument.settled(bare("global-job"));

        fleet.world.run(create(job));

        assertThat(fleet.world.lines()).contains("migrate on a complete", "migrate on b complete");
        assertThat(((Seen.Present) fleet.world.look(type, MIGRATE, Optional.of(job)))
                        .values()
                        .entries())
                .doesNotContainKey("replicas")
                .containsEntry("mode", Values.text("global-job"));
    }

    @Test
    void a_task_that_runs_is_not_done_yet() {
        Watch watch = new Watch("migrate", job(1), Set.of(), START, _ -> {});

        assertThat(watch.judge(reading("running"), START.plusSeconds(9))).isEqualTo(new Verdict.Underway());
        assertThat(watch.judge(reading("complete"), START.plusSeconds(10))).isEqualTo(new Verdict.Converged());
    }

    @Test
    void a_job_whose_tasks_break_again_and_again_fails_in_words_of_its_own() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.swarmOf("a").lacks("tool:1");

        assertThatThrownBy(() -> fleet.world.run(create(job(2))))
                .hasMessageContaining("Job migrate did not finish")
                .hasMessageContaining("0 of 2 tasks are complete");
    }

    private static Reading reading(String state) {
        Sight task = new Sight("t1", "1", "n1", state, "complete", "", 0);
        return new Reading(1, List.of(task), "", "", Map.of("n1", "a"));
    }

    private List<Step> create(Entries spec) {
        return type.steps(new Change.Create(MIGRATE, spec, false), new FakePlanned());
    }

    private static Entries job(long tasks) {
        return ServiceDocument.settled(bare("replicated-job").with("replicas", Values.number(tasks)));
    }

    private static Entries bare(String mode) {
        return Entries.NONE
                .with("image", Values.text("tool:1"))
                .with("mode", Values.text(mode))
                .with("constraints", Values.texts(List.of()))
                .with("networks", Values.texts(List.of()))
                .with("endpoint_mode", Values.text("vip"))
                .with("env", Entries.NONE)
                .with("labels", Entries.NONE)
                .with("wait", Values.text("1m"));
    }
}

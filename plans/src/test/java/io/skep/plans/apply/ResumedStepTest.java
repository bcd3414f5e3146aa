package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under which ids a step's detached commands are looked for when the step is done again. */
class ResumedStepTest {

    @TempDir
    Path folder;

    private final Asked asked = new Asked().thing("service.web");
    private Bench bench;

    @BeforeEach
    void begin() {
        bench = new Bench(folder);
    }

    @Test
    void a_lost_connection_leaves_the_act_open_and_the_next_apply_attaches_to_it() {
        bench.fleet.loseAnswer("make service.web", 5);
        assertThat(bench.apply(bench.plan(asked)).failed()).hasSize(1);

        bench.apply(asked);

        assertThat(ids()).hasSize(6).allMatch(ids().getFirst()::equals);
        assertThat(bench.plan(asked).empty()).isTrue();
    }

    @Test
    void an_act_that_outlasts_its_time_limit_is_not_tried_again_at_once_and_attached_to_by_the_next_apply() {
        bench.fleet.outlast("make service.web", 1);
        Outcome outcome = bench.apply(bench.plan(asked));
        assertThat(outcome.failed()).hasSize(1);
        assertThat(ids()).hasSize(1);

        bench.apply(asked);

        assertThat(ids()).hasSize(2).allMatch(ids().getFirst()::equals);
    }

    @Test
    void an_act_that_was_refused_is_tried_anew() {
        bench.fleet.fail("make service.web", 1);
        assertThat(bench.apply(bench.plan(asked)).failed()).hasSize(1);

        bench.apply(asked);

        assertThat(ids()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void an_act_that_was_done_is_another_when_it_is_done_again() {
        bench.apply(asked);
        bench.destroy();
        bench.apply(asked);

        assertThat(ids()).hasSize(2).doesNotHaveDuplicates();
    }

    private List<String> ids() {
        return bench.fleet.stepIds();
    }
}

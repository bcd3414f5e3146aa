package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.resource.Change;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that come of something else than a difference. */
class FollowingTest {

    private static final PlanOptions GIVE_UP = new PlanOptions(List.of(), false, true);

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void begin() {
        bench = new Bench(folder);
    }

    @Test
    void what_follows_a_change_is_changed_by_the_same_plan_and_the_next_one_is_empty() {
        bench.apply(asked("red"));

        Plan plan = bench.plan(asked("blue"));
        assertThat(Bench.signs(plan)).containsExactly("~ net.n", "~ service.a");
        assertThat(Bench.differences(plan.changes())).containsExactly("net.n color", "service.a from");
        assertThat(plan.steps().stream().map(step -> step.id())).containsExactly("net.n/1-dress", "service.a/1-dress");

        assertThat(bench.apply(plan).complete()).isTrue();
        assertThat(bench.plan(asked("blue")).empty()).isTrue();
    }

    @Test
    void what_cannot_be_reached_and_is_no_longer_asked_for_is_removed_and_the_reason_names_a_way_out() {
        unreachable();

        assertThat(bench.plan(new Asked()).changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Delete.class,
                        delete -> assertThat(delete.reason())
                                .contains("it cannot be reached now: fleet: no route to service.a")
                                .contains("-forget-unreachable"));
    }

    @Test
    void what_is_given_up_is_forgotten_and_left_behind() {
        unreachable();

        Plan plan = bench.plan(new Asked().topology(), GIVE_UP);
        assertThat(plan.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Forget.class,
                        forget -> assertThat(forget.reason()).startsWith("given up, for it cannot be reached:"));
        assertThat(bench.apply(plan).complete()).isTrue();

        assertThat(bench.state().resources()).isEmpty();
        assertThat(bench.fleet.things()).hasSize(1);
    }

    @Test
    void what_can_be_reached_is_removed_even_where_one_would_give_up() {
        bench.apply(new Asked().thing("service.a"));

        Plan plan = bench.plan(new Asked().topology(), GIVE_UP);
        assertThat(Bench.signs(plan)).containsExactly("- service.a");
    }

    @Test
    void what_is_wanted_is_never_given_up() {
        unreachable();

        assertThat(bench.planning(new Asked().thing("service.a").topology(), GIVE_UP)
                        .diagnostics()
                        .hasErrors())
                .isTrue();
    }

    private void unreachable() {
        bench.apply(new Asked().thing("service.a"));
        bench.fleet.reachable("service.a", false);
    }

    private static Asked asked(String color) {
        return new Asked()
                .thing("net.n", "color", color)
                .thing("service.a", "from", "net.n")
                .needing("net.n");
    }
}

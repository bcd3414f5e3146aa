package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.skep.plans.fake.FakeFleet.Thing;
import io.skep.plans.fake.FakeResolving;
import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Recorded;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The new one is made before the old one is removed; killed at any moment, neither is lost and the goal is reached. */
class CreateFirstTest {
    @TempDir
    Path folder;

    private static Asked named(String name, String color) {
        return new Asked()
                .thing("net.n", "name", name, "color", color)
                .createdFirst()
                .thing("service.s")
                .with("from", FakeResolving.output("net.n", "id"))
                .needing("net.n")
                .thing("service.t", "color", "grey")
                .needing("net.n");
    }

    @Test
    void the_old_one_goes_once_nothing_stands_on_it() throws Exception {
        Bench bench = bench("order", 0);
        bench.apply(named("one", "red"));

        Plan plan = bench.plan(named("two", "red"));

        assertThat(Bench.signs(plan)).containsExactly("+/- net.n", "~ service.s");
        assertThat(bench.plan(named("two", "red"))).isEqualTo(plan);
        bench.apply(plan);
        assertThat(bench.fleet.acts()).endsWith("make two", "dress two", "dress service.s", "strip one", "remove one");
        converged(bench, named("two", "red"), "two", "done");
    }

    @Test
    void a_plan_is_stale_once_the_old_one_changed() throws Exception {
        Bench bench = bench("stale", 0);
        bench.apply(named("one", "red"));
        Plan plan = bench.plan(named("two", "red"));
        bench.fleet.meddle("one", "color", Values.text("green"));

        assertThat(catchThrowable(() -> bench.apply(plan))).isInstanceOf(io.skep.plans.failure.StalePlan.class);
        assertThat(bench.fleet.things()).hasSize(3);
    }

    @Test
    void killed_at_every_moment_it_goes_on_to_the_new_one() throws Exception {
        everyMoment("on", "two");
    }

    @Test
    void killed_at_every_moment_it_goes_back_to_the_old_one() throws Exception {
        everyMoment("back", "one");
    }

    @Test
    void killed_at_every_moment_it_goes_on_to_a_third_one() throws Exception {
        everyMoment("third", "three");
    }

    @Test
    void killed_at_every_moment_and_then_taken_down() throws Exception {
        int moment = 0;
        boolean died = true;
        while (died) {
            Bench bench = bench("down", moment);
            bench.apply(named("one", "red"));
            died = killed(bench, named("two", "red"), moment++);
            bench.apply(new Asked());
            assertThat(bench.fleet.things()).as("killed at moment " + moment).isEmpty();
            assertThat(bench.state().resources()).isEmpty();
        }
        assertThat(moment).isGreaterThan(12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_names_survive_random_kills(long seed) throws Exception {
        Random random = new Random(seed);
        Bench bench = bench("random", (int) seed);
        List<String> names = List.of("one", "two", "three");
        for (int round = 0; round < 12; round++) {
            String name = names.get(random.nextInt(names.size()));
            killed(bench, named(name, "red"), random.nextInt(30));
            if (random.nextInt(3) == 0) {
                Asked asked = named(name, "blue");
                assertThat(bench.apply(bench.plan(asked)).complete()).isTrue();
                converged(bench, asked, name, "seed " + seed + ", round " + round);
            }
        }
    }

    private void everyMoment(String title, String next) throws Exception {
        int moment = 0;
        boolean died = true;
        while (died) {
            Bench bench = bench(title, moment);
            bench.apply(named("one", "red"));
            died = killed(bench, named("two", "red"), moment);
            Asked goal = named(next, "red");
            assertThat(bench.fleet.things().stream().map(Thing::address)).containsAnyOf("one", "two");
            assertThat(bench.apply(bench.plan(goal)).complete()).isTrue();
            converged(bench, goal, next, "killed at moment " + moment);
            moment++;
        }
        assertThat(moment).isGreaterThan(12);
    }

    private static boolean killed(Bench bench, Asked asked, int moment) {
        Plan plan = bench.plan(asked);
        bench.around = store -> Crash.at(moment, store);
        try {
            Throwable end = catchThrowable(() -> bench.apply(plan));
            assertThat(end == null || end instanceof Crash).as("%s", end).isTrue();
            return end != null;
        } finally {
            bench.around = store -> store;
        }
    }

    private static void converged(Bench bench, Asked goal, String name, String when) {
        Plan next = bench.plan(goal);
        assertThat(Bench.signs(next)).as(when).isEmpty();
        assertThat(next.empty()).as(when).isTrue();
        assertThat(next.drift()).as(when).isEmpty();
        assertThat(bench.fleet.things().stream().map(Thing::address))
                .as(when)
                .containsExactlyInAnyOrder(name, "service.s", "service.t");
        assertThat(bench.state().resources().keySet())
                .as(when)
                .containsExactly(Address.of("net", "n"), Address.of("service", "s"), Address.of("service", "t"));
        assertThat(bench.state().resources().values()).as(when).noneMatch(Recorded::pending);
    }

    private Bench bench(String title, int number) throws IOException {
        return new Bench(Files.createDirectories(folder.resolve(title + number)));
    }
}

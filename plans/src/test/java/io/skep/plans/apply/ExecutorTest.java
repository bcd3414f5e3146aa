package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutorTest {
    @TempDir
    Path folder;

    Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder);
    }

    private static Asked many(int count) {
        Asked asked = new Asked();
        for (int index = 0; index < count; index++) {
            asked.thing("service.s" + index, "on", "place" + index % 3);
        }
        return asked;
    }

    private static List<Event> steps(Bench bench) {
        return bench.events.stream()
                .filter(event -> event instanceof Event.StepStarted || event instanceof Event.StepDone)
                .toList();
    }

    @Test
    void no_two_steps_with_the_same_target_run_at_once_and_the_limit_holds() {
        bench.parallelism = 2;

        bench.apply(many(30));

        Set<Address> occupied = new HashSet<>();
        for (Event event : steps(bench)) {
            switch (event) {
                case Event.StepStarted started ->
                    assertThat(occupied.add(started.step().target())).isTrue();
                case Event.StepDone done -> occupied.remove(done.step().target());
                default -> throw new AssertionError(event);
            }
            assertThat(occupied).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void one_at_a_time_follows_the_order_of_the_plan() {
        bench.parallelism = 1;
        var plan = bench.plan(many(12));

        assertThat(bench.apply(plan).done())
                .containsExactlyElementsOf(
                        plan.steps().stream().map(step -> step.id()).toList());
    }

    @Test
    void a_stop_finishes_what_runs_and_begins_nothing_more() {
        bench.parallelism = 1;
        Asked asked = many(10);
        AtomicInteger begun = new AtomicInteger();
        var plan = bench.plan(asked);
        bench.onEvent = event -> {
            if (event instanceof Event.StepStarted && begun.incrementAndGet() == 5) {
                bench.stop.ask();
            }
        };

        Outcome outcome = bench.apply(plan);

        assertThat(outcome.interrupted()).isTrue();
        assertThat(outcome.done()).hasSize(5);
        assertThat(outcome.skipped()).hasSize(15);
        assertThat(bench.events).contains(new Event.Stopping(1));
        bench.stop = new Stop();
        bench.apply(asked);
        assertThat(bench.plan(asked).empty()).isTrue();
        assertThat(bench.fleet.things()).hasSize(10);
    }

    @Test
    void a_second_stop_breaks_off_what_runs_and_the_next_apply_takes_it_up() throws Exception {
        Asked asked = new Asked().thing("service.a").thing("service.b").needing("service.a");
        CountDownLatch hanging = new CountDownLatch(1);
        bench.fleet.hang("dress service.a", hanging);
        var plan = bench.plan(asked);
        bench.onEvent = event -> {
            if (event instanceof Event.Stopping) {
                bench.stop.ask();
            }
        };
        Thread user = Thread.ofVirtual().start(() -> {
            try {
                hanging.await();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            bench.stop.ask();
        });

        Outcome outcome = bench.apply(plan);
        user.join();

        assertThat(outcome.interrupted()).isTrue();
        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.done()).containsExactly("service.a/1-make");
        bench.stop = new Stop();
        bench.apply(asked);
        assertThat(bench.plan(asked).empty()).isTrue();
    }

    @Test
    void a_thousand_resources_are_journaled_once_each() throws IOException {
        bench.parallelism = 10;
        long small = journalBytes("small", 100);
        long large = journalBytes("large", 1000);

        assertThat(large).isBetween(9 * small, 11 * small);
    }

    private long journalBytes(String name, int count) throws IOException {
        Bench one = new Bench(Files.createDirectories(folder.resolve(name)));
        one.parallelism = 10;
        Asked asked = many(count);
        Outcome outcome = one.apply(asked);

        assertThat(outcome.done()).hasSize(2 * count);
        assertThat(one.fleet.acts()).hasSize(2 * count);
        Path journal = one.folder.resolve(".skep/state/journal-1.jsonl");
        // Opened, begun and done for each step, settled for each resource, closed.
        assertThat(Files.readAllLines(journal)).hasSize(2 + 5 * count);
        assertThat(one.plan(asked).empty()).isTrue();
        assertThat(one.state().resources().values())
                .allMatch(recorded -> recorded.outputs().get("id") instanceof Value.Text);
        assertThat(Values.textOf(one.state().resources().firstEntry().getValue().spec(), "on"))
                .contains("place0");
        return Files.size(journal);
    }
}

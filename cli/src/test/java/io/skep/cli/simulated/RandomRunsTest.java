package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random topologies, operations, faults and kills, one seed a run. How many: {@code -Dskep.runs=N}, else what the build says (10,000, or 500
 * with {@code -Dquick}), or 1,000,000 with {@code ./dev soak}; where to begin: {@code -Dskep.seed=S}. What breaks a promise is made as small as it gets and written into {@code target/scenarios}; put
 * the file among the scenarios of the tests to keep it.
 */
@Tag("soak")
class RandomRunsTest {

    private static final long RUNS = Long.getLong(
            "skep.runs", Boolean.getBoolean("skep.soak") ? 1_000_000 : Long.getLong("skep.runs.usual", 500));
    private static final long FIRST = Long.getLong("skep.seed", 1);
    private static final int ENOUGH = 3;
    private static final long TOLD = 10_000;

    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicLong next = new AtomicLong(FIRST);
    private final AtomicLong done = new AtomicLong();
    private final long start = System.nanoTime();

    @Test
    void every_promise_is_kept_in_every_run() throws Exception {
        List<Callable<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < Runtime.getRuntime().availableProcessors(); worker++) {
            String name = "worker" + worker;
            workers.add(() -> work(name));
        }
        AllDone.of(workers);
        assertThat(broken).as("of %d runs", RUNS).isEmpty();
        assertThat(next.get()).isGreaterThanOrEqualTo(FIRST + RUNS);
    }

    private Void work(String name) throws InterruptedException, IOException {
        for (long seed = next.getAndIncrement();
                seed < FIRST + RUNS && broken.size() < ENOUGH;
                seed = next.getAndIncrement()) {
            try {
                Scenario scenario = Scenario.random(seed);
                Optional<Scenario.Violation> violation = scenario.play(name);
                if (violation.isPresent()) {
                    broken.add(
                            report(seed, scenario.shrunk(name, violation.get().promise()), name));
                }
            } catch (RuntimeException | Error bug) {
                broken.add("seed " + seed + ": " + bug + " at " + List.of(bug.getStackTrace()) + "\n"
                        + Scenario.random(seed));
            }
            tell(done.incrementAndGet());
        }
        return null;
    }

    /** A million runs are long: who waits for them sees how far they are. */
    private void tell(long runs) {
        if (runs % TOLD == 0 || runs == RUNS) {
            System.out.printf(
                    "random runs: %,d of %,d from seed %d, %d s, %d violations%n",
                    runs,
                    RUNS,
                    FIRST,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                    broken.size());
        }
    }

    private static String report(long seed, Scenario small, String name) throws InterruptedException, IOException {
        Scenario.Violation violation = small.play(name).orElseThrow();
        String text = "# " + violation.promise() + ", found with seed " + seed + "\n" + small;
        Path folder = Path.of("target", "scenarios");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(violation.promise() + "-" + seed + ".txt"), text);
        return "seed " + seed + ": " + violation + "\n" + text;
    }
}

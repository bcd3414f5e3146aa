package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process is killed before and after every write of the state and its journal; the next goes on from there. */
class KilledEverywhereTest {

    private static final String SMALL = "alpha=manager bravo=manager charlie=manager delta=worker +web=1 :version=28.5";
    private static final String LARGE =
            "alpha=manager bravo=manager charlie=manager delta=worker echo=worker +web=3 :version=28.5";
    private static final String NEWER =
            "alpha=manager bravo=manager charlie=manager delta=worker +web=1 :size=large :version=29.0";

    private static final String PINNED = SMALL + " :subnet=10.9.0.0/24";

    private static Operation apply(String shape, int kill) {
        return new Operation("apply", shape, kill, "");
    }

    @ParameterizedTest
    @CsvSource({"create, 60", "scale, 10", "upgrade, 15", "network, 10", "pinned, 10", "destroy, 50"})
    void an_apply_killed_at_any_write_is_completed_by_the_next(String which, int atLeast) throws Exception {
        AtomicInteger next = new AtomicInteger(1);
        AtomicInteger last = new AtomicInteger(Integer.MAX_VALUE);
        Queue<String> broken = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < Runtime.getRuntime().availableProcessors(); worker++) {
            String name = which + worker;
            workers.add(() -> {
                for (int at = next.getAndIncrement(); at <= last.get(); at = next.getAndIncrement()) {
                    if (!killed(which, at, name, broken)) {
                        last.accumulateAndGet(at, Math::min);
                    }
                }
                return null;
            });
        }
        AllDone.of(workers);
        assertThat(broken).isEmpty();
        assertThat(last.get()).as("places to be killed at").isGreaterThan(atLeast);
    }

    /** Whether the process lived so long that it could be killed there. */
    private static boolean killed(String which, int at, String name, Queue<String> broken) throws Exception {
        Scenario scenario = at(which, at);
        boolean killed;
        try (Trial trial = new Trial(name)) {
            for (Operation operation : scenario.operations()) {
                trial.perform(operation);
            }
            killed = trial.killed();
        }
        Optional<Scenario.Violation> violation = scenario.play(name);
        violation.ifPresent(each -> broken.add(each + "\n" + scenario));
        return killed;
    }

    private static Scenario at(String which, int at) {
        List<Operation> operations = new ArrayList<>();
        if (!which.equals("create")) {
            operations.add(apply(which.equals("pinned") ? PINNED : SMALL, 0));
        }
        operations.add(
                switch (which) {
                    case "create" -> apply(SMALL, -at);
                    case "scale" -> apply(LARGE, -at);
                    case "upgrade" -> apply(NEWER, -at);
                    case "network" -> apply(SMALL + " :mtu=1400", -at);
                    case "pinned" -> apply(PINNED + " :mtu=1400", -at);
                    default -> new Operation("destroy", "", -at, "");
                });
        return new Scenario(operations);
    }
}

package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.skep.plans.fake.FakeFleet.Thing;
import io.skep.plans.fake.FakeResolving;
import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever skep is killed, the next plan and apply reach the goal: nothing twice, nothing left behind, nothing to do afterwards. */
class CrashTest {
    private static final Asked SMALL = new Asked()
            .thing("host.h", "size", "small")
            .thing("net.n", "color", "red")
            .with("labels", Values.textEntries(Map.of("a", "1", "b", "2")))
            .needing("host.h")
            .thing("service.s")
            .with("from", FakeResolving.output("host.h", "id"))
            .with("password", new FakeResolving(Map.of("canary", "CANARY-4711")).secret("canary"))
            .needing("net.n", "host.h");
    private static final Asked CHANGED = new Asked()
            .thing("host.h", "size", "small")
            .thing("net.n", "color", "blue")
            .with("labels", Values.textEntries(Map.of("b", "3")))
            .needing("host.h")
            .thing("service.s", "color", "blue")
            .needing("net.n", "host.h");
    private static final Asked REPLACED = new Asked()
            .thing("host.h", "size", "large")
            .thing("net.n", "color", "red")
            .needing("host.h")
            .thing("service.s")
            .with("from", FakeResolving.output("host.h", "id"))
            .needing("net.n", "host.h");

    @TempDir
    Path folder;

    @Test
    void killed_at_every_moment_of_creating() throws Exception {
        killedAtEveryMoment(new Asked(), SMALL);
    }

    @Test
    void killed_at_every_moment_of_updating() throws Exception {
        killedAtEveryMoment(SMALL, CHANGED);
    }

    @Test
    void killed_at_every_moment_of_replacing() throws Exception {
        killedAtEveryMoment(SMALL, REPLACED);
    }

    @Test
    void killed_at_every_moment_of_removing() throws Exception {
        killedAtEveryMoment(SMALL, new Asked());
    }

    @Test
    void killed_while_creating_and_then_no_longer_wanted() throws Exception {
        int moment = 0;
        boolean died = true;
        while (died) {
            Bench bench = new Bench(fresh("unwanted", moment));
            died = killed(bench, SMALL, moment++);
            bench.apply(new Asked());
            assertThat(bench.fleet.things()).isEmpty();
            assertThat(bench.state().resources()).isEmpty();
        }
        assertThat(moment).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void random_topologies_survive_random_kills(long seed) throws Exception {
        Random random = new Random(seed);
        Bench bench = new Bench(fresh("random", seed));
        bench.parallelism = 1 + random.nextInt(6);
        for (int round = 0; round < 6; round++) {
            Asked asked = randomTopology(random);
            for (int kills = random.nextInt(4); kills > 0; kills--) {
                killed(bench, asked, random.nextInt(40));
            }
            if (random.nextInt(3) > 0) {
                converges(bench, asked, "seed " + seed + ", round " + round);
            }
        }
        converges(bench, new Asked(), "seed " + seed + ", at the end");
    }

    private void killedAtEveryMoment(Asked before, Asked after) throws Exception {
        int moment = 0;
        boolean died = true;
        while (died) {
            Bench bench = new Bench(fresh("every", moment));
            bench.apply(before);
            long serial = bench.state().serial();
            died = killed(bench, after, moment);
            assertThat(bench.state().serial()).isGreaterThanOrEqualTo(serial);
            converges(bench, after, "killed at moment " + moment);
            moment++;
        }
        assertThat(moment).isGreaterThan(12);
    }

    /** Applies, dying at a moment; tells whether it came to that. */
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

    private static void converges(Bench bench, Asked asked, String when) {
        assertThat(bench.apply(bench.plan(asked)).complete()).as(when).isTrue();
        Plan next = bench.plan(asked);
        assertThat(Bench.signs(next)).as(when).isEmpty();
        assertThat(next.drift()).as(when).isEmpty();
        SortedSet<String> wanted = asked.topology().resources().keySet().stream()
                .map(Address::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(bench.fleet.things().stream().map(Thing::address).sorted().toList())
                .as(when)
                .isEqualTo(List.copyOf(wanted));
        State state = bench.state();
        assertThat(state.resources().keySet().stream().map(Address::toString))
                .as(when)
                .containsExactlyElementsOf(wanted);
        assertThat(state.resources().values()).as(when).noneMatch(Recorded::pending);
        for (Thing thing : bench.fleet.things()) {
            assertThat(state.recorded(Address.parse(thing.address()))
                            .map(each -> each.outputs().get("id")))
                    .as(when)
                    .contains(Values.text(thing.id()));
        }
    }

    private static Asked randomTopology(Random random) {
        Asked asked = new Asked();
        List<String> kinds = List.of("host", "net", "node", "service");
        int count = 1 + random.nextInt(10);
        for (int index = 0; index < count; index++) {
            asked.thing(name(kinds, index), "size", random.nextInt(4) == 0 ? "large" : "small");
            if (random.nextBoolean()) {
                asked.with("color", Values.text("c" + random.nextInt(3)));
            }
            if (random.nextBoolean()) {
                asked.with("labels", Values.textEntries(Map.of("l" + random.nextInt(3), "x")));
            }
            if (random.nextBoolean()) {
                asked.with("on", Values.text("place" + random.nextInt(2)));
            }
            for (int need = 0; need < index; need++) {
                if (random.nextInt(4) == 0) {
                    asked.needing(name(kinds, need));
                    if (random.nextBoolean()) {
                        asked.with("from", FakeResolving.output(name(kinds, need), "id"));
                    }
                }
            }
        }
        return asked;
    }

    private static String name(List<String> kinds, int index) {
        return kinds.get(index % kinds.size()) + ".t" + index;
    }

    private Path fresh(String name, long number) throws IOException {
        return Files.createDirectories(folder.resolve(name + number));
    }
}

package io.skep.plans.state.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Asked;
import io.skep.plans.apply.Bench;
import io.skep.plans.apply.Pace;
import io.skep.plans.soak.Child;
import io.skep.plans.soak.Soak;
import io.skep.plans.soak.Tally;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that apply for ever, killed at random moments. */
@Tag("soak")
class KilledApplyTest {
    private static final int LONGEST_LIFE_MILLIS = 250;

    @TempDir
    Path folder;

    /** Applies one topology after another, and keeps count of what the store said is durable. */
    static final class Applies {
        private Applies() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Tally tally = new Tally(folder.resolve("tally"));
            Bench bench = new Bench(folder);
            bench.around = _ -> new Counted(new LocalStore(folder.resolve(".skep"), Bench.TYPES, Pace.real()), tally);
            for (int round = 0; true; round++) {
                Asked asked = new Asked();
                for (int host = 0; host < 5; host++) {
                    asked.thing("host.h[\"" + host + "\"]", "size", "s" + round);
                    asked.thing("service.s" + (host + round) % 7, "color", "c" + round)
                            .needing("host.h[\"" + host + "\"]");
                }
                bench.apply(asked);
                if (round == 0) {
                    System.out.println("warm");
                }
            }
        }
    }

    /** Sets the tally to the serial and the number of its entries that are durable, each time that is certain. */
    private record Counted(StateStore store, Tally tally) implements StateStore {
        @Override
        public Optional<State> load() {
            return store.load();
        }

        @Override
        public State begin(String topology, String lineage) {
            return store.begin(topology, lineage);
        }

        @Override
        public Journal open(State state, String topology, String plan) {
            Journal journal = store.open(state, topology, plan);
            tally.set(journal.serial(), 1);
            return new Journal() {
                private int entries = 1;

                @Override
                public long serial() {
                    return journal.serial();
                }

                @Override
                public synchronized void append(List<JournalEntry> more) {
                    journal.append(more);
                    entries += more.size();
                    tally.set(serial(), entries);
                }

                @Override
                public void close(State last) {
                    journal.close(last);
                }
            };
        }

        @Override
        public State replace(State before, State after) {
            return store.replace(before, after);
        }

        @Override
        public Lock lock(String operation, Duration patience) throws InterruptedException {
            return store.lock(operation, patience);
        }
    }

    @Test
    void no_state_is_corrupt_and_no_record_is_lost_when_applies_are_killed() throws Exception {
        int kills = Soak.size(12, 200);
        Random random = new Random(Soak.seed());
        Tally tally = new Tally(folder.resolve("tally"));
        LocalStore store = new LocalStore(folder.resolve(".skep"), Bench.TYPES, Pace.real());
        long torn = 0;
        long before = -1;
        String lineage = "";
        for (int kill = 0; kill < kills; kill++) {
            try (Child child = Child.of(Applies.class, folder.toString())) {
                assertThat(child.line()).isEqualTo("warm");
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                child.signal("KILL");
                child.ended();
            }
            State state = store.load().orElseThrow();
            torn += store.remarks().size();
            assertThat(state.serial()).as("kill %d", kill).isGreaterThan(before).isGreaterThanOrEqualTo(tally.first());
            assertThat(lineage).isIn("", state.lineage());
            long kept = Files.readString(folder.resolve(".skep/state/journal-" + tally.first() + ".jsonl"))
                    .lines()
                    .count();
            assertThat(kept)
                    .as("kill %d: entries that were said to be durable", kill)
                    .isGreaterThanOrEqualTo(tally.second());
            lineage = state.lineage();
            before = state.serial();
        }
        Soak.report(kills + " applies killed: 0 corrupt states, 0 lost records, " + torn + " torn last lines, serial "
                + before);
    }
}

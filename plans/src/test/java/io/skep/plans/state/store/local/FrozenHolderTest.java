package io.skep.plans.state.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.Locked;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Types;
import io.skep.plans.soak.Child;
import io.skep.plans.soak.Soak;
import io.skep.plans.soak.Tally;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Lock;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.state.store.Holding;
import io.skep.plans.text.value.Value.Entries;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that holds the lock, is frozen for longer than its lease, is followed by another, and goes on. */
@Tag("soak")
class FrozenHolderTest {
    private static final Duration LEASE = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private static LocalStore store(Path folder) {
        return new LocalStore(folder.resolve(".skep"), new Types(List.of()), Pace.real(), LEASE);
    }

    private static JournalEntry entry(String kind, long serial, int number) {
        Address address = Address.of(kind, "s" + serial + "-n" + number);
        return new JournalEntry.Settled(Recorded.settled(address, Entries.NONE, Entries.NONE, new TreeSet<>()));
    }

    /** Each time it is told so it takes the lock and writes until it is refused, or closes now and then. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            boolean losesItsGate = Boolean.parseBoolean(arguments[1]);
            Tally tally = new Tally(folder.resolve("tally"));
            LocalStore store = store(folder);
            while (System.in.read() >= 0) {
                try (Lock _ = store.lock("apply", Duration.ZERO)) {
                    if (losesItsGate) {
                        loseTheGate(folder);
                    }
                    write(store, tally);
                } catch (Locked refused) {
                    System.out.println("refused");
                }
            }
        }

        /** What happens to a lock of the operating system when the same process closes the same file elsewhere, or on some network file systems. */
        private static void loseTheGate(Path folder) throws Exception {
            for (java.io.File gate :
                    folder.resolve(".skep/state").toFile().listFiles((_, name) -> name.startsWith("gate-"))) {
                new FileOutputStream(gate, true).close();
            }
        }

        private static void write(LocalStore store, Tally tally) {
            for (int apply = 0; true; apply++) {
                State state = store.load().orElseThrow();
                Journal journal = store.open(state, "shop", "plan");
                if (apply == 0) {
                    System.out.println("writing");
                }
                for (int number = 1; number <= 20; number++) {
                    journal.append(List.of(entry("old", journal.serial(), number)));
                    tally.set(journal.serial(), number);
                }
                journal.close(store.load().orElseThrow());
            }
        }
    }

    @Test
    void a_holder_that_was_frozen_while_somebody_broke_its_lock_writes_nothing_more() throws Exception {
        int rounds = Soak.size(12, 300);
        freeze(rounds, false);
        Soak.report(rounds + " holders frozen past their lease, their lock broken, continued: 0 stale writes accepted");
    }

    @Test
    void a_holder_that_was_frozen_after_it_lost_the_operating_systems_lock_is_followed_and_writes_nothing_more()
            throws Exception {
        int rounds = Soak.size(12, 300);
        freeze(rounds, true);
        Soak.report(rounds + " holders frozen past their lease and followed, continued: 0 stale writes accepted");
    }

    private void freeze(int rounds, boolean losesItsGate) throws Exception {
        Random random = new Random(Soak.seed());
        LocalStore store = store(folder);
        store.begin("shop", "lineage");
        Tally tally = new Tally(folder.resolve("tally"));
        try (Child child = Child.of(Writer.class, folder.toString(), Boolean.toString(losesItsGate))) {
            for (int round = 0; round < rounds; round++) {
                child.tell("");
                assertThat(child.line()).isEqualTo("writing");
                Thread.sleep(random.nextInt(100));
                child.signal("STOP");
                Thread.sleep(LEASE.multipliedBy(2));
                if (!losesItsGate) {
                    breakTheLock(store);
                }
                State taken;
                try (Lock _ = store.lock("apply", Duration.ZERO)) {
                    taken = store.load().orElseThrow();
                    mustHoldWhatWasDurable(taken, tally);
                    Journal journal = store.open(taken, "shop", "plan");
                    journal.append(List.of(entry("new", journal.serial(), 0)));
                    child.signal("CONT");
                    assertThat(child.line()).isEqualTo("refused");
                    journal.append(List.of(entry("new", journal.serial(), 1)));
                    taken = taken.with(recorded(journal.serial(), 0)).with(recorded(journal.serial(), 1));
                    journal.close(new State("lineage", journal.serial(), "shop", taken.resources(), taken.outputs()));
                }
                State after = store.load().orElseThrow();
                assertThat(after.resources()).as("round %d", round).isEqualTo(taken.resources());
            }
        }
    }

    private static Recorded recorded(long serial, int number) {
        return ((JournalEntry.Settled) entry("new", serial, number)).recorded();
    }

    private static void mustHoldWhatWasDurable(State state, Tally tally) {
        for (int number = 1; number <= tally.second(); number++) {
            Address address = Address.of("old", "s" + tally.first() + "-n" + number);
            assertThat(state.recorded(address)).as("%s", address).isPresent();
        }
    }

    private void breakTheLock(LocalStore store) {
        Holding holding = store.leases().holder().orElseThrow();
        assertThatThrownBy(() -> store.lock("apply", Duration.ZERO))
                .as("a living process keeps its lock, however long it is frozen")
                .isInstanceOf(Locked.class)
                .hasMessageContaining("skep force-unlock " + holding.record().id());
        assertThat(store.leases().health(holding)).isEqualTo(Holding.Health.SILENT);
        store.leases().force(holding.record().id());
        assertThat(store.leases().holder()).isEmpty();
    }
}

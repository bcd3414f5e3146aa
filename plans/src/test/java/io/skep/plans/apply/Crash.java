package io.skep.plans.apply;

import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A store whose process dies at the n-th moment at which something is about to be, or was just, written. From then on nothing is written
 * any more, as after {@code kill -9}. Even moments are before a write, odd ones after it.
 */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    static StateStore at(int moment, StateStore store) {
        return new DyingStore(store, new Moments(moment));
    }

    private static final class Moments {
        private int left;

        Moments(int left) {
            this.left = left;
        }

        synchronized void pass() {
            left--;
            if (left < 0) {
                throw new Crash();
            }
        }
    }

    private record DyingStore(StateStore store, Moments moments) implements StateStore {
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
            moments.pass();
            Journal journal = store.open(state, topology, plan);
            moments.pass();
            return new DyingJournal(journal, moments);
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

    private record DyingJournal(Journal journal, Moments moments) implements Journal {
        @Override
        public long serial() {
            return journal.serial();
        }

        @Override
        public void append(List<JournalEntry> entries) {
            moments.pass();
            journal.append(entries);
            moments.pass();
        }

        @Override
        public void close(State state) {
            moments.pass();
            journal.close(state);
            moments.pass();
        }
    }
}

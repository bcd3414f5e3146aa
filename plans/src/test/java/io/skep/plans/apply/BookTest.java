package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.resource.Address;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.JournalEntry.Settled;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final State NOTHING = new State("l", 1, "t", new TreeMap<>(), new TreeMap<>());

    private final SlowJournal journal = new SlowJournal();
    private final Book book = new Book(journal, NOTHING, "t");

    @Test
    void what_is_entered_alone_is_written_alone_and_in_order() {
        journal.permits.release(2);
        book.enter(List.of(settled("a"), settled("b")));
        book.enter(List.of(settled("c")));

        assertThat(journal.writes).containsExactly(List.of(settled("a"), settled("b")), List.of(settled("c")));
        assertThat(book.state().resources()).hasSize(3);
    }

    @Test
    void what_many_threads_enter_during_a_write_takes_one_write_more() throws InterruptedException {
        Thread first = entering("first");
        journal.writing.await();
        List<Thread> others = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            others.add(entering("other" + number));
        }
        waitingForTheirTurn(others);
        assertThat(book.state().resources())
                .as("nothing counts that is not durable")
                .isEmpty();

        journal.permits.release(2);
        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(journal.writes).hasSize(2);
        assertThat(journal.writes.get(1)).hasSize(100);
        assertThat(book.state().resources()).hasSize(101);
    }

    @Test
    void what_may_be_entered_later_is_written_with_what_comes_next() {
        journal.permits.release(2);
        book.enterLater(List.of(settled("a")));
        assertThat(journal.writes).isEmpty();
        assertThat(book.state().resources())
                .as("nothing counts that is not durable")
                .isEmpty();

        book.enter(List.of(settled("b")));
        book.enterLater(List.of(settled("c")));
        book.settle();
        book.settle();

        assertThat(journal.writes).containsExactly(List.of(settled("a"), settled("b")), List.of(settled("c")));
        assertThat(book.state().resources()).hasSize(3);
    }

    @Test
    void what_was_left_for_later_fails_with_the_journal() {
        journal.full = true;
        journal.permits.release(2);
        book.enterLater(List.of(settled("a")));
        assertThatThrownBy(book::settle).isInstanceOf(Book.Broken.class);
        assertThat(book.state().resources()).isEmpty();
    }

    @Test
    void a_journal_that_failed_fails_all_that_wait_and_all_that_come_later() throws InterruptedException {
        journal.full = true;
        List<Throwable> failures = new ArrayList<>();
        Thread first = failing("first", failures);
        journal.writing.await();
        Thread second = failing("second", failures);
        waitingForTheirTurn(List.of(second));
        journal.permits.release(2);
        first.join();
        second.join();

        assertThat(failures).hasSize(2).allMatch(failure -> failure instanceof Book.Broken);
        assertThatThrownBy(() -> book.enter(List.of(settled("later")))).isInstanceOf(Book.Broken.class);
        assertThat(journal.writes).isEmpty();
        assertThat(book.state().resources()).isEmpty();
    }

    @Test
    void after_a_journal_that_failed_nothing_is_left_for_later_and_nothing_is_settled() {
        journal.full = true;
        journal.permits.release(1);
        assertThatThrownBy(() -> book.enter(List.of(settled("a")))).isInstanceOf(Book.Broken.class);

        assertThatThrownBy(() -> book.enterLater(List.of(settled("b")))).isInstanceOf(Book.Broken.class);
        assertThatThrownBy(book::settle).isInstanceOf(Book.Broken.class);
    }

    private Thread entering(String name) {
        return Thread.ofPlatform().start(() -> book.enter(List.of(settled(name))));
    }

    private Thread failing(String name, List<Throwable> failures) {
        return Thread.ofPlatform().start(() -> {
            try {
                book.enter(List.of(settled(name)));
            } catch (Book.Broken broken) {
                synchronized (failures) {
                    failures.add(broken);
                }
            }
        });
    }

    private static void waitingForTheirTurn(List<Thread> threads) {
        while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    private static Settled settled(String name) {
        return new Settled(Recorded.settled(Address.of("thing", name), Entries.NONE, Entries.NONE, new TreeSet<>()));
    }

    /** Writes when it is permitted to, and remembers what was written together. */
    private static final class SlowJournal implements Journal {
        private final Semaphore permits = new Semaphore(0);
        private final CountDownLatch writing = new CountDownLatch(1);
        private final List<List<JournalEntry>> writes = new ArrayList<>();
        private volatile boolean full;

        @Override
        public long serial() {
            return 2;
        }

        @Override
        public void append(List<JournalEntry> entries) {
            writing.countDown();
            permits.acquireUninterruptibly();
            if (full) {
                throw new IllegalStateException("no space left");
            }
            writes.add(List.copyOf(entries));
        }

        @Override
        public void close(State state) {}
    }
}

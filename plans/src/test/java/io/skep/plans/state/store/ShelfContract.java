package io.skep.plans.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every place where a state can be kept promises. A test of a shelf extends this. */
public abstract class ShelfContract {
    private static final int RIVALS = 8;

    /** A shelf on which nothing is; each call gives another view of the same place, as another process would have. */
    protected abstract Shelf shelf();

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Optional<String> read(String name) {
        return shelf().read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void nothing_is_there_before_something_is_kept() {
        assertThat(shelf().names()).isEmpty();
        assertThat(shelf().has("state-0.json")).isFalse();
        assertThat(shelf().read("state-0.json")).isEmpty();
        assertThat(shelf().place()).isNotBlank();
    }

    @Test
    void what_is_kept_is_found_by_everybody_and_never_kept_over() {
        assertThat(shelf().keep("state-0.json", text("one"))).isTrue();
        assertThat(shelf().keep("state-0.json", text("two"))).isFalse();
        assertThat(shelf().claim("state-0.json", text("three"))).isFalse();
        assertThat(shelf().begin("state-0.json")).isEmpty();

        assertThat(read("state-0.json")).contains("one");
        assertThat(shelf().has("state-0.json")).isTrue();
        assertThat(shelf().names()).containsExactly("state-0.json");
    }

    @Test
    void what_is_put_replaces_and_what_is_removed_is_gone() {
        shelf().put("beat-1", text("one"));
        shelf().put("beat-1", text("two"));
        assertThat(read("beat-1")).contains("two");

        shelf().remove("beat-1");
        shelf().remove("beat-1");

        assertThat(shelf().has("beat-1")).isFalse();
        assertThat(shelf().claim("beat-1", text("three"))).isTrue();
        assertThat(read("beat-1")).contains("three");
    }

    @Test
    void what_was_appended_is_there_at_once() {
        try (Shelf.Appender appender = shelf().begin("journal-1.jsonl").orElseThrow()) {
            assertThat(read("journal-1.jsonl")).contains("");
            appender.append(text("a\n"));
            assertThat(read("journal-1.jsonl")).contains("a\n");
            appender.append(text("b\nc\n"));
            assertThat(read("journal-1.jsonl")).contains("a\nb\nc\n");
        }
        assertThat(shelf().begin("journal-1.jsonl")).isEmpty();
        assertThat(shelf().keep("journal-1.jsonl", text("x"))).isFalse();
        assertThat(read("journal-1.jsonl")).contains("a\nb\nc\n");
    }

    @Test
    void an_interrupted_thread_reads_and_writes_all_the_same() {
        Thread.currentThread().interrupt();
        try (Shelf.Appender appender = shelf().begin("journal-1.jsonl").orElseThrow()) {
            appender.append(text("a\n"));
            assertThat(shelf().keep("state-1.json", text("one"))).isTrue();
            assertThat(shelf().read("state-1.json")).isPresent();
            assertThat(shelf().names()).containsExactly("journal-1.jsonl", "state-1.json");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void of_many_who_claim_one_name_one_can() throws Exception {
        for (int round = 0; round < 20; round++) {
            String name = "lock-" + round + ".json";
            assertThat(winners(rival -> shelf().claim(name, text("claimed by " + rival))))
                    .hasSize(1);
            assertThat(read(name).orElseThrow()).matches("claimed by \\d");
            String kept = "state-" + round + ".json";
            assertThat(winners(rival -> shelf().keep(kept, text("kept by " + rival))))
                    .hasSize(1);
        }
    }

    @Test
    void a_gate_lets_one_through_until_that_one_is_out_where_there_are_gates() {
        Optional<Shelf.Gate> first = shelf().pass("gate-0");
        assertThat(first).isPresent();
        first.get().close();
        assertThat(shelf().pass("gate-0")).hasValueSatisfying(Shelf.Gate::close);
    }

    private interface Rival {
        boolean wins(int rival);
    }

    private static List<Integer> winners(Rival rival) throws Exception {
        List<Integer> winners = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(RIVALS)) {
            List<Callable<Boolean>> tries = new ArrayList<>();
            for (int each = 0; each < RIVALS; each++) {
                int number = each;
                tries.add(() -> rival.wins(number));
            }
            List<Future<Boolean>> won = threads.invokeAll(tries);
            for (int each = 0; each < RIVALS; each++) {
                if (won.get(each).get()) {
                    winners.add(each);
                }
            }
        }
        return winners;
    }
}

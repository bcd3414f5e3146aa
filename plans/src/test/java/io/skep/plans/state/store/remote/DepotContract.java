package io.skep.plans.state.store.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every depot promises. */
public abstract class DepotContract {

    /** Another connection to the same, at first empty, depot. */
    protected abstract Depot depot() throws Exception;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void of_two_that_are_added_under_one_name_the_first_stays() throws Exception {
        Depot one = depot();
        Depot other = depot();

        assertThat(one.add("state-1.json", bytes("first"))).isTrue();
        assertThat(other.add("state-1.json", bytes("second"))).isFalse();
        assertThat(one.add("state-1.json", bytes("first"))).isFalse();

        assertThat(other.read("state-1.json")).hasValue(bytes("first"));
    }

    @Test
    void of_many_who_add_one_name_at_once_exactly_one_is_told_that_he_did() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 5; round++) {
                String name = "lock-" + round + ".json";
                List<Future<Boolean>> added = new ArrayList<>();
                for (int who = 0; who < 6; who++) {
                    Depot depot = depot();
                    byte[] content = bytes("by " + who);
                    Callable<Boolean> adding = () -> new Persistence("", new EagerPace())
                            .done(() -> depot.add(name, content)
                                    || depot.read(name)
                                            .filter(there -> Arrays.equals(there, content))
                                            .isPresent());
                    added.add(many.submit(adding));
                }
                int successes = 0;
                for (Future<Boolean> each : added) {
                    successes += each.get() ? 1 : 0;
                }
                assertThat(successes).isEqualTo(1);
            }
        }
    }

    @Test
    void what_is_put_is_there_at_once_and_in_place_of_what_was() throws Exception {
        Depot depot = depot();
        depot.put("beat-1", bytes("then"));
        depot.put("beat-1", bytes("now"));

        assertThat(depot().read("beat-1")).hasValue(bytes("now"));
        assertThat(depot.add("beat-1", bytes("later"))).isFalse();
    }

    @Test
    void names_are_found_by_how_they_begin() throws Exception {
        Depot depot = depot();
        for (String name : List.of("j-1/0", "j-1/1", "j-1/2", "j-1/3", "j-1/4", "j-10/0", "state-1")) {
            depot.add(name, bytes(name));
        }

        assertThat(depot.names("j-1/")).containsExactly("j-1/0", "j-1/1", "j-1/2", "j-1/3", "j-1/4");
        assertThat(depot.names("")).hasSizeGreaterThanOrEqualTo(7).contains("j-10/0", "state-1");
        assertThat(depot.readAll("j-1/").values())
                .extracting(String::new)
                .containsExactly("j-1/0", "j-1/1", "j-1/2", "j-1/3", "j-1/4");
        assertThat(depot.names("nothing")).isEmpty();
        assertThat(depot.readAll("nothing")).isEmpty();
    }

    @Test
    void what_is_removed_is_gone_and_may_be_added_again() throws Exception {
        Depot depot = depot();
        depot.add("free-1", new byte[0]);
        depot.remove(List.of("free-1", "never-there"));

        assertThat(depot.read("free-1")).isEmpty();
        assertThat(depot.names("free-1")).isEmpty();
        assertThat(depot.add("free-1", bytes("x"))).isTrue();
    }

    @Test
    void nothing_and_every_byte_can_be_kept() throws Exception {
        byte[] all = new byte[256 * 40];
        for (int at = 0; at < all.length; at++) {
            all[at] = (byte) at;
        }
        Depot depot = depot();
        depot.add("all", all);
        depot.add("none", new byte[0]);

        assertThat(depot.read("all")).hasValue(all);
        assertThat(depot.read("none")).hasValue(new byte[0]);
    }
}

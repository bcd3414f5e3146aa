package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void what_is_known_of_a_kind_can_be_asked_for_while_other_threads_learn_and_forget() throws Exception {
        Facts facts = new Facts();
        for (int number = 0; number < 50; number++) {
            facts.learn(Address.of("host", "stays" + number), Entries.NONE);
        }
        AtomicBoolean over = new AtomicBoolean();
        Thread other = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                facts.learn(Address.of("host", "comes"), Entries.NONE);
                facts.learn(Address.of("host", "zeta"), Entries.NONE);
                facts.forget(Address.of("host", "comes"));
                facts.forget(Address.of("host", "zeta"));
            }
        });

        try {
            for (int asked = 0; asked < 20_000; asked++) {
                assertThat(facts.ofKind("host").size()).isBetween(50, 52);
            }
        } finally {
            over.set(true);
            other.join();
        }
    }

    @Test
    void who_has_a_text_under_an_output_is_known_and_kept_true() {
        Facts facts = new Facts();
        Address alpha = Address.of("node", "alpha");
        Address bravo = Address.of("node", "bravo");
        facts.learn(alpha, role("manager"));
        facts.learn(Address.of("host", "alpha"), role("manager"));
        assertThat(facts.having("node", "role", "manager")).containsExactly(alpha);

        facts.learn(bravo, role("manager"));
        assertThat(facts.having("node", "role", "manager")).containsExactly(alpha, bravo);
        facts.learn(alpha, role("worker"));
        facts.forget(bravo);

        assertThat(facts.having("node", "role", "manager")).isEmpty();
        assertThat(facts.having("node", "role", "worker")).containsExactly(alpha);
    }

    private static Entries role(String role) {
        return Entries.NONE.with("role", Values.text(role));
    }
}

package io.skep.plans.state.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Pace;
import io.skep.plans.resource.Types;
import io.skep.plans.soak.Child;
import io.skep.plans.soak.Soak;
import io.skep.plans.state.Lock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many processes that want one lock. */
@Tag("soak")
class ContendedLockTest {
    private static final int PROCESSES = 8;

    @TempDir
    Path folder;

    /** Takes the lock again and again. While it holds it, nobody else may be where it is. */
    static final class Contender {
        private Contender() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Path inside = folder.resolve("inside");
            Path counter = folder.resolve("counter");
            LocalStore store = new LocalStore(folder.resolve(".skep"), new Types(List.of()), impatient());
            for (int round = Integer.parseInt(arguments[1]); round > 0; round--) {
                try (Lock _ = store.lock("apply", Duration.ofMinutes(10))) {
                    Files.createFile(inside); // fails where another is inside
                    long count = Files.exists(counter) ? Long.parseLong(Files.readString(counter)) : 0;
                    Files.writeString(counter, Long.toString(count + 1));
                    Files.delete(inside);
                }
            }
        }

        private static Pace impatient() {
            return new Pace() {
                @Override
                public Instant now() {
                    return Instant.now();
                }

                @Override
                public void pause(Duration duration) throws InterruptedException {
                    Thread.sleep(2);
                }
            };
        }
    }

    @Test
    void eight_processes_never_hold_one_lock_at_once() throws Exception {
        int rounds = Soak.size(50, 1_000);

        List<Child> children = Stream.generate(
                        () -> Child.of(Contender.class, folder.toString(), Integer.toString(rounds)))
                .limit(PROCESSES)
                .toList();

        try {
            for (Child child : children) {
                assertThat(child.ended()).isZero();
            }
        } finally {
            children.forEach(Child::close);
        }
        assertThat(Files.readString(folder.resolve("counter"))).isEqualTo(Integer.toString(PROCESSES * rounds));
        Soak.report(PROCESSES + " processes, " + rounds + " rounds each on one lock: 0 double holders");
    }
}

package io.skep.plans.state.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.Locked;
import io.skep.plans.fake.FakePace;
import io.skep.plans.resource.Types;
import io.skep.plans.state.Lock;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLockTest {
    @TempDir
    Path folder;

    private LocalStore store() {
        return new LocalStore(folder, new Types(List.of()), new FakePace());
    }

    /** Another process that takes the lock, says so, and holds it until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            LocalStore store = new LocalStore(Path.of(arguments[0]), new Types(List.of()), Pace.real());
            try (Lock _ = store.lock("apply", Duration.ZERO)) {
                System.out.println("held");
                int end = System.in.read();
                System.out.println("released " + end);
            }
        }
    }

    @Test
    void two_in_one_process_cannot_both_hold_it() throws Exception {
        try (Lock _ = store().lock("apply", Duration.ZERO)) {
            assertThatThrownBy(() -> store().lock("plan", Duration.ofSeconds(3)))
                    .isInstanceOf(Locked.class)
                    .hasMessageContaining("apply by " + System.getProperty("user.name"))
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("since 2026-01-01T00:00:00Z")
                    .hasMessageContaining("Waited 3s")
                    .hasMessageContaining("-lock-timeout");
        }
        try (Lock again = store().lock("plan", Duration.ZERO)) {
            assertThat(again).isNotNull();
        }
        assertThat(store().leases().holder()).isEmpty();
    }

    @Test
    void two_processes_cannot_both_hold_it_and_a_killed_one_holds_it_no_longer() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> store().lock("apply", Duration.ZERO))
                    .isInstanceOf(Locked.class)
                    .hasMessageContaining("process " + holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(store().leases().holder().orElseThrow().record().pid()).isEqualTo(holder.pid());
        try (Lock mine = store().lock("apply", Duration.ZERO)) {
            assertThat(store().leases().holder().orElseThrow().record().pid())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(mine).isNotNull();
        }
    }
}

package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.failure.Locked;
import io.skep.plans.failure.StalePlan;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private final StringWriter err = new StringWriter();

    @Test
    void a_failure_that_the_user_can_mend_is_told_in_its_own_words_only() {
        assertThat(run(new UserError("no such file: a.hcl"))).isEqualTo(ExitCode.FAILED.number());
        assertThat(err.toString().strip()).isEqualTo("Error: no such file: a.hcl");
    }

    @Test
    void every_kind_of_failure_has_its_own_exit_code() {
        assertThat(run(new StalePlan("old"))).isEqualTo(ExitCode.STALE_PLAN.number());
        assertThat(run(new Locked("by ann"))).isEqualTo(ExitCode.LOCKED.number());
        assertThat(run(new RemoteException("bravo: refused", false))).isEqualTo(ExitCode.FAILED.number());
    }

    @Test
    void a_fault_of_skep_itself_says_so_and_shows_where() {
        assertThat(run(new IllegalStateException("odd"))).isEqualTo(ExitCode.BUG.number());
        assertThat(err.toString()).contains("fault in skep", "IllegalStateException: odd", "at io.skep.cli");
    }

    private int run(Exception failure) {
        return new CommandLine(new Throwing(failure))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new Failures())
                .execute();
    }

    @Command
    private record Throwing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}

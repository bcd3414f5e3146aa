package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void the_numbers_that_scripts_rely_on_never_change() {
        assertThat(Arrays.stream(ExitCode.values()).map(each -> each.number() + " " + each.name()))
                .containsExactly(
                        "0 SUCCESS",
                        "1 FAILED",
                        "2 CHANGES",
                        "3 USAGE",
                        "4 INVALID_TOPOLOGY",
                        "5 STALE_PLAN",
                        "6 LOCKED",
                        "7 REFUSED",
                        "8 TIMED_OUT",
                        "70 BUG",
                        "130 INTERRUPTED");
    }
}

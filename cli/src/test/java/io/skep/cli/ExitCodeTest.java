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
                        "3 UNFORMATTED",
                        "4 LOCKED",
                        "5 STALE_PLAN",
                        "6 PARTIAL",
                        "7 INTERRUPTED",
                        "8 REFUSED",
                        "9 UPDATE_PAUSED",
                        "10 ROLLED_BACK",
                        "11 NO_NODE",
                        "12 JOB_FAILED",
                        "70 BUG");
    }
}

package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import io.skep.plans.state.Lock;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number that docs/exit-codes.md lists, brought about as a user would meet it; interruption is in {@link SignalsTest}. */
class ExitCodesTest {
    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder).write("main.hcl", "thing \"a\" { color = \"red\" }\n");
    }

    @Test
    void the_table_lists_every_code() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "exit-codes.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line -> line.substring(1, line.indexOf('|', 1)).strip())
                .toList();

        assertThat(rows)
                .containsAll(Arrays.stream(ExitCode.values())
                        .map(each -> Integer.toString(each.number()))
                        .toList());
    }

    @Test
    void zero_one_and_two() {
        assertThat(here.type("plan").exit()).isZero();
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isEqualTo(2);
        assertThat(here.type("plan", "-no-such-option").exit()).isEqualTo(1);
        assertThat(here.write("main.hcl", "thing {").type("plan").exit()).isEqualTo(1);
    }

    @Test
    void four_is_a_state_locked_by_another() throws InterruptedException {
        here.type("apply", "-auto-approve");
        try (Lock _ = here.lock()) {
            Left left = here.type("apply", "-auto-approve");

            assertThat(left.exit()).isEqualTo(4);
        }
    }

    @Test
    void five_is_a_stale_plan() {
        here.type("plan", "-out=p");
        here.type("apply", "-auto-approve");
        here.fleet.meddle("thing.a", "color", Values.text("green"));

        assertThat(here.type("apply", "p").exit()).isEqualTo(5);
    }

    @Test
    void six_is_a_partial_apply() {
        here.fleet.fail("dress thing.a", 1);

        assertThat(here.type("apply", "-auto-approve").exit()).isEqualTo(6);
    }

    @Test
    void eight_is_a_broken_promise() {
        here.write("main.hcl", "thing \"square\" {}\n");

        assertThat(here.type("plan").exit()).isEqualTo(8);
    }

    @Test
    void seventy_is_a_fault_even_where_it_is_an_error_of_the_machine() {
        StringWriter err = new StringWriter();

        int exit = Failures.fault(new StackOverflowError("deep"), new PrintWriter(err));

        assertThat(exit).isEqualTo(70);
        assertThat(err.toString()).contains("fault in skep", "StackOverflowError: deep");
    }

    @Test
    void an_error_that_picocli_lets_through_is_a_fault_too() {
        here.dieOf(new NoClassDefFoundError("Screen"));

        Left left = here.type("plan");

        assertThat(left.exit()).isEqualTo(70);
        assertThat(left.err()).contains("fault in skep", "NoClassDefFoundError: Screen");
    }
}

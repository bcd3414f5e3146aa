package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"version", "-version", "--version"})
    void the_version_is_told_however_it_is_asked_for(String typed) {
        assertThat(run(typed)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).startsWith("skep v").contains(", Java 25").doesNotContain("${");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_version_command_says_the_same_after_a_global_option() {
        assertThat(run("-chdir=/tmp", "version")).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString().strip()).isEqualTo(Version.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "-help", "--help"})
    void help_lists_every_subcommand(String typed) {
        assertThat(run(typed)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains(Subcommands.names()).contains("--chdir");
    }

    @Test
    void nothing_typed_shows_the_help_and_is_a_usage_error() {
        assertThat(run()).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("COMMAND").contains(Subcommands.names());
    }

    @Test
    void an_unknown_command_is_answered_with_the_nearest_known_one() {
        assertThat(run("-chdir", "/tmp", "vresion")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("no command \"vresion\"", "Did you mean \"version\"?", "skep --help");
    }

    @Test
    void an_unknown_option_is_answered_with_the_way_to_the_help_of_that_command() {
        assertThat(run("version", "-vebrose")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("--vebrose", "skep version --help");
    }

    private ExitCode run(String... typed) {
        int number = Main.run(List.of(typed), new PrintWriter(out, true), new PrintWriter(err, true));
        return List.of(ExitCode.values()).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow();
    }
}

package io.skep.plans.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plain/path-1.2_x:y=z@%+, | plain/path-1.2_x:y=z@%+,",
                "two words | 'two words'",
                "it's | 'it'\\''s'",
                "$(reboot) | '$(reboot)'",
                "`id` | '`id`'",
                "a;b | 'a;b'",
                "*.deb | '*.deb'",
                "~root | '~root'",
                "\"\" | ''",
            })
    void a_word_is_quoted_so_that_the_shell_takes_it_as_it_is(String word, String quoted) {
        assertThat(Command.reading("echo", word).line()).isEqualTo("echo " + quoted);
    }

    @Test
    void a_line_break_stays_inside_its_word() {
        assertThat(Command.reading("echo", "a\nrm -rf /").line()).isEqualTo("echo 'a\nrm -rf /'");
    }

    @Test
    void commands_join_with_shell_words() {
        Command read = Command.reading("test", "-e", "/a");
        Command change = Command.changing("touch", "/a b");

        assertThat(read.and(change).line()).isEqualTo("test -e /a && touch '/a b'");
        assertThat(read.or(change).line()).isEqualTo("test -e /a || touch '/a b'");
        assertThat(read.then(change).line()).isEqualTo("test -e /a; touch '/a b'");
        assertThat(read.pipe(change).line()).isEqualTo("test -e /a | touch '/a b'");
    }

    @Test
    void a_joined_command_changes_when_either_part_does_and_takes_the_longer_limit() {
        Command read = Command.reading("true").within(Duration.ofSeconds(5));
        Command change = Command.changing("reboot").within(Duration.ofSeconds(9));

        assertThat(read.and(read).changes()).isFalse();
        assertThat(read.and(change).changes()).isTrue();
        assertThat(change.then(read).timeout()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void what_is_fed_to_a_command_is_not_in_its_text() {
        Command command =
                Command.changing("chpasswd").fed("root:hunter2".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(command.line()).isEqualTo("chpasswd");
        assertThat(command.toString()).doesNotContain("hunter2");
    }
}

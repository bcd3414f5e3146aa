package io.skep.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final Map<String, String> USUAL = Map.of("TERM", "xterm-256color");

    @Test
    void a_terminal_is_coloured_and_redrawn() {
        assertThat(Terminal.judge(USUAL, true, true, false)).isEqualTo(new Terminal(true, true, Paint.COLOURED));
    }

    @Test
    void no_colour_takes_the_colours_and_leaves_the_redrawing() {
        Terminal plain = new Terminal(true, true, Paint.PLAIN);

        assertThat(Terminal.judge(USUAL, true, true, true)).isEqualTo(plain);
        assertThat(Terminal.judge(Map.of("TERM", "xterm", "NO_COLOR", "1"), true, true, false))
                .isEqualTo(plain);
    }

    @Test
    void a_pipe_a_dumb_terminal_and_a_build_server_get_plain_lines() {
        assertThat(Terminal.judge(USUAL, true, false, false)).isEqualTo(new Terminal(false, true, Paint.PLAIN));
        assertThat(Terminal.judge(Map.of("TERM", "dumb"), true, true, false).writes())
                .isFalse();
        assertThat(Terminal.judge(Map.of("TERM", "xterm", "CI", "true"), true, true, false)
                        .writes())
                .isFalse();
    }
}

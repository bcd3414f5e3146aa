package io.skep.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Event;
import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final Step INSTALL = Sample.step("engine.web", "Install Docker Engine on web");
    private static final Address WEB = Address.parse("host.web");

    private final StringWriter shown = new StringWriter();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    void a_pipe_gets_one_line_when_a_step_begins_and_one_when_it_ends() {
        Screen screen = plain();
        screen.on(new Event.StepStarted("1", INSTALL));
        screen.on(new Event.StepLine("1", INSTALL, "Unpacking"));
        screen.on(new Event.StepDone("1", INSTALL, Duration.ofMillis(1234)));

        assertThat(shown).hasToString("""
                engine.web: Install Docker Engine on web ...
                engine.web: Install Docker Engine on web: done after 1.2s
                """);
    }

    @Test
    void a_pipe_gets_a_sign_of_life_every_ten_seconds() {
        Screen screen = plain();
        screen.on(new Event.StepStarted("1", INSTALL));
        for (int second = 1; second <= 25; second++) {
            now = now.plusSeconds(1);
            if (second == 15) {
                screen.on(new Event.StepLine("1", INSTALL, "Unpacking docker.io\n"));
            }
            screen.tick();
        }

        assertThat(shown).hasToString("""
                engine.web: Install Docker Engine on web ...
                engine.web: Install Docker Engine on web ... [10s elapsed]
                engine.web: Install Docker Engine on web ... [20s elapsed] Unpacking docker.io
                """);
    }

    @Test
    void long_looking_is_shown_too() {
        Screen screen = plain();
        screen.on(new Event.LookStarted(WEB));
        screen.on(new Event.LookStarted(Address.parse("engine.web")));
        screen.on(new Event.LookEnded(WEB, Duration.ofSeconds(1)));
        now = now.plusSeconds(11);
        screen.tick();
        screen.on(new Event.LookEnded(Address.parse("engine.web"), Duration.ofSeconds(11)));
        screen.say("No changes.");

        assertThat(shown).hasToString("""
                Looking at 2 resources, 1 done [11s]
                Looked at 2 resources in 11s.
                No changes.
                """);
    }

    @Test
    void a_failure_shows_the_error_below_the_step() {
        Screen screen = plain();
        screen.on(new Event.StepFailed("1", INSTALL, "no space left\non /opt", Duration.ofSeconds(75)));

        assertThat(shown).hasToString("""
                engine.web: Install Docker Engine on web: failed after 1m15s
                  no space left
                  on /opt
                """);
    }

    @Test
    void stopping_tells_how_to_break_off() {
        Screen screen = plain();
        screen.on(new Event.Stopping(2));

        assertThat(shown)
                .hasToString("Stopping. The 2 running steps are finished first, and no new one is begun."
                        + " To break them off too, press Ctrl-C again.\n");
    }

    @Test
    void a_terminal_shows_running_steps_below_what_is_finished_and_redraws_them() {
        Screen screen = live();
        screen.on(new Event.StepStarted("1", INSTALL));
        screen.on(new Event.StepStarted("2", Sample.step("host.web", "Make host web")));
        screen.tick();
        assertThat(frame()).isEqualTo("""
                ^[?7l/ engine.web: Install Docker Engine on web  0s^[?7h
                ^[?7l/ host.web: Make host web  0s^[?7h
                """);

        now = now.plusSeconds(3);
        screen.on(new Event.StepDone("1", INSTALL, Duration.ofSeconds(3)));
        assertThat(frame()).isEqualTo("""
                ^[2A^[Jengine.web: Install Docker Engine on web: done after 3.0s
                ^[?7l/ host.web: Make host web  3s^[?7h
                """);

        screen.close();
        assertThat(frame()).isEqualTo("^[1A^[J");
    }

    @Test
    void a_terminal_never_shows_more_rows_than_a_small_window_has() {
        Screen screen = live();
        for (int index = 0; index < 40; index++) {
            screen.on(new Event.StepStarted("" + index, Sample.step("host.h" + index, "Make host")));
        }
        screen.tick();

        List<String> rows = frame().lines().toList();
        assertThat(rows).hasSize(17);
        assertThat(rows.getLast()).contains("and 24 more");
    }

    @Test
    void what_a_host_prints_cannot_move_the_cursor() {
        Screen screen = live();
        screen.on(new Event.StepStarted("1", INSTALL));
        screen.on(new Event.StepLine("1", INSTALL, "10%\r55%\u001b[2J\u0007 unpacking"));
        screen.tick();

        assertThat(frame()).isEqualTo("^[?7l/ engine.web: Install Docker Engine on web  0s  55% unpacking^[?7h\n");
    }

    private Screen plain() {
        return new PlainScreen(new PrintWriter(shown), Paint.PLAIN, clock);
    }

    private Screen live() {
        return new LiveScreen(new PrintWriter(shown), Paint.PLAIN, clock);
    }

    /** What was written since the last call, with escapes made visible. */
    private String frame() {
        String frame = shown.toString().replace("\r", "").replace("\u001b", "^");
        shown.getBuffer().setLength(0);
        return frame;
    }
}

package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Ctrl-C and SIGTERM do to an apply, tried on a process of its own. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignalsTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set by start
    private Process skep;

    @SuppressWarnings("NullAway.Init") // set by start
    private BufferedReader output;

    @AfterEach
    void nothing_keeps_running() {
        skep.destroyForcibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void a_signal_lets_running_steps_end_and_begins_no_other(String signal) throws IOException, InterruptedException {
        apply("nap \"a\" { millis = 1500 }\nnap \"b\" {\n  millis     = 1\n  depends_on = [nap.a]\n}\n");
        waitFor("nap.a: Take nap.a ...");

        send(signal);

        assertThat(rest())
                .contains("Stopping. The running step is finished first")
                .contains("nap.a: Take nap.a: done")
                .doesNotContain("nap.b: Take")
                .contains("of the steps, 1 done, 0 failed, 1 not begun.");
        assertThat(skep.waitFor()).isEqualTo(ExitCode.INTERRUPTED.number());

        start("apply", "-auto-approve");
        assertThat(rest()).doesNotContain("nap.a: Take").contains("nap.b: Take nap.b: done");
        assertThat(skep.waitFor()).isZero();
    }

    @Test
    void a_second_signal_breaks_running_steps_off() throws IOException, InterruptedException {
        apply("nap \"a\" { millis = 3600000 }\n");
        waitFor("nap.a: Take nap.a ...");

        send("INT");
        waitFor("Stopping.");
        send("INT");

        assertThat(rest()).contains("To go on from there, type:");
        assertThat(skep.waitFor()).isEqualTo(ExitCode.INTERRUPTED.number());
        start("state", "list");
        assertThat(rest()).isEqualTo("nap.a");
    }

    private void apply(String topology) throws IOException {
        Files.writeString(folder.resolve("main.hcl"), topology);
        start("apply", "-auto-approve");
    }

    private void start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                // A shell that runs the tests in the background has SIGINT ignored, and what is ignored is inherited.
                "env",
                "--default-signal=INT,TERM",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SlowApply.class.getName(),
                "-chdir=" + folder));
        command.addAll(List.of(words));
        skep = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = skep.inputReader();
    }

    private void send(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(skep.pid()))
                .start()
                .waitFor();
    }

    private void waitFor(String begin) throws IOException {
        String line = "";
        while (line != null && !line.startsWith(begin)) {
            line = output.readLine();
        }
        assertThat(line).as("the line that begins with " + begin).isNotNull();
    }

    private String rest() {
        return output.lines().collect(Collectors.joining("\n"));
    }
}

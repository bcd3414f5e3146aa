package io.skep.plans.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void a_program_gives_its_output_its_lines_and_its_status() throws Exception {
        List<String> printed = new ArrayList<>();
        List<String> complained = new ArrayList<>();
        Output output = new LocalProcess(
                        List.of("sh", "-c", "cat; echo one >&2; echo two >&2; exit 3"),
                        Optional.empty(),
                        Optional.of("fed".getBytes(StandardCharsets.US_ASCII)),
                        LIMIT,
                        printed::add,
                        complained::add)
                .run();
        assertThat(output).isEqualTo(new Output(3, "fed\n", "one\ntwo\n"));
        assertThat(printed).containsExactly("fed");
        assertThat(complained).containsExactly("one", "two");
    }

    @Test
    void a_program_runs_in_its_folder() throws Exception {
        Output output = new LocalProcess(
                        List.of("pwd", "-P"), Optional.of(folder), Optional.empty(), LIMIT, line -> {}, line -> {})
                .run();
        assertThat(output.out().strip()).isEqualTo(folder.toRealPath().toString());
    }

    @Test
    void a_program_that_takes_too_long_is_ended() throws Exception {
        Output output = LocalProcess.quiet(List.of("sleep", "60"), Duration.ofMillis(50))
                .run();
        assertThat(output.exit()).isEqualTo(124);
        assertThat(output.err()).contains("sleep was given up");
    }

    @Test
    void a_child_in_the_background_that_holds_the_pipe_is_not_waited_for() throws Exception {
        Path file = folder.resolve("child");
        Output output = LocalProcess.quiet(
                        List.of("sh", "-c", "echo begun; sleep 600 & echo $! > \"$0\"", file.toString()), LIMIT)
                .run();
        long child = Long.parseLong(Files.readString(file).strip());
        Optional<ProcessHandle> background = ProcessHandle.of(child).filter(ProcessHandle::isAlive);
        assertThat(background).isPresent();
        background.get().destroy();
        assertThat(output).isEqualTo(new Output(0, "begun\n", ""));
    }

    @Test
    void success_without_having_read_everything_is_a_failure() {
        byte[] large = new byte[1_000_000];
        assertThatThrownBy(() ->
                        LocalProcess.quiet(List.of("true"), LIMIT).fed(large).run())
                .isInstanceOf(IOException.class)
                .hasMessage("true did not read all of its input");
    }
}

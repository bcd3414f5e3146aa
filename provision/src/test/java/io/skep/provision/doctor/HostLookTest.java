package io.skep.provision.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The look as a shell runs it, with a client of the engine that notes what it was asked. */
class HostLookTest {

    @TempDir
    private Path root;

    @BeforeEach
    void programs() throws IOException {
        program("docker", """
                echo "$1" >> %s
                printf 'root /\\nengine 28.5.2\\nnode 10.9.0.5\\nswarm error x509: certificate expired\\nclock 1\\n'
                """.formatted(root.resolve("asked")));
    }

    @Test
    void an_engine_that_does_not_run_is_not_asked() throws Exception {
        program("systemctl", "exit 3");

        HostSight sight = look();

        assertThat(root.resolve("asked")).doesNotExist();
        assertThat(sight.engine()).isEmpty();
        assertThat(sight.swarm()).isEmpty();
        assertThat(sight.freeKilobytes()).isPositive();
    }

    @Test
    void an_engine_that_runs_is_asked_once() throws Exception {
        program("systemctl", "[ \"$1 $3\" = 'is-active docker' ]");

        HostSight sight = look();

        assertThat(root.resolve("asked")).hasContent("info");
        assertThat(sight.engine()).isEqualTo("28.5.2");
        assertThat(sight.node()).isEqualTo("10.9.0.5");
        assertThat(sight.swarm()).isEqualTo("error");
        assertThat(sight.trouble()).isEqualTo("x509: certificate expired");
        assertThat(sight.freeKilobytes()).isPositive();
        assertThat(sight.kernel()).isNotEmpty();
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private HostSight look() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", HostLook.COMMAND.line());
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, own) -> own + ":" + path);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).startsWith("clock ").doesNotContain("syntax error", "clock 1\n");
        return HostSight.parse(printed, Duration.ZERO);
    }
}

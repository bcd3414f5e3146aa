package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeping and putting back, as a shell does it, in a folder in place of the host's root. */
class EngineFilesTest {

    @TempDir
    Path root;

    @BeforeEach
    void a_host() throws IOException {
        Files.createDirectories(root.resolve("etc/docker"));
        Files.createDirectories(root.resolve("etc/systemd/system/docker.service.d"));
    }

    @Test
    void what_was_kept_is_put_back_and_what_was_not_there_is_gone_again() throws Exception {
        Path daemon = root.resolve("etc/docker/daemon.json");
        Path dropIn = root.resolve("etc/systemd/system/docker.service.d/skep.conf");
        Files.writeString(daemon, "old");

        run(EngineFiles.KEEP.line());
        Files.writeString(daemon, "new");
        Files.writeString(dropIn, "new");
        run(EngineFiles.RESTORE.line());

        assertThat(daemon).hasContent("old");
        assertThat(dropIn).doesNotExist();
        assertThat(root.resolve("var/lib/skep/engine-before")).doesNotExist();
    }

    @Test
    void what_a_broken_off_change_kept_is_not_kept_over() throws Exception {
        Path daemon = root.resolve("etc/docker/daemon.json");
        Files.writeString(daemon, "good");
        run(EngineFiles.KEEP.line());
        Files.writeString(daemon, "half done");

        run(EngineFiles.KEEP.line());
        run(EngineFiles.RESTORE.line());
        run(EngineFiles.RESTORE.line());

        assertThat(daemon).hasContent("good");
    }

    @Test
    void of_the_journal_the_reasons_are_told() {
        assertThat(EngineService.reasons("""
                        Starting Docker Application Container Engine...
                        time="2026-01-01T00:00:00Z" level=info msg="Starting up"
                        time="2026-01-01T00:00:00Z" level=fatal msg="bad log-driver"
                        docker.service: Main process exited
                        """)).isEqualTo(List.of("\"bad log-driver\""));
        assertThat(EngineService.reasons("one\n\ntwo\nthree\nfour\n")).containsExactly("two", "three", "four");
        assertThat(EngineService.reasons("")).isEmpty();
    }

    @Test
    void a_restart_lifts_the_limit_on_starts_first() {
        assertThat(EngineService.RESTART.line().lines())
                .containsSubsequence(
                        "systemctl reset-failed docker.service docker.socket containerd.service 2> /dev/null",
                        "timeout 180 systemctl restart docker.service || exit 1");
        assertThat(EngineService.VALIDATE.line()).contains("dockerd --validate --config-file /etc/docker/daemon.json");
        assertThat(EngineService.JOURNAL.changes()).isFalse();
    }

    private void run(String line) throws IOException, InterruptedException {
        String there = line.replace("/etc/", root + "/etc/")
                .replace("/var/lib/", root + "/var/lib/")
                .replace("systemctl daemon-reload", ":");
        Process process = new ProcessBuilder("sh", "-c", there).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}

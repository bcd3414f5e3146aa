package io.skep.provision.engine.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script as a shell runs it, with an apt-get of the test's own. */
class AptScriptTest {

    @TempDir
    Path folder;

    @BeforeEach
    void nobody_sleeps() throws IOException {
        program("sleep", "exit 0");
        program("dpkg", "echo \"dpkg $*\" >> " + folder + "/ran; touch " + folder + "/configured");
    }

    @Test
    void each_of_apts_locks_is_waited_for() throws Exception {
        program("apt-get", """
                echo try >> ran
                case $(wc -l < ran) in
                  1) echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)'; exit 100;;
                  2) echo 'E: Unable to lock directory /var/cache/apt/archives/'; exit 100;;
                  3) echo 'E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend)'; exit 100;;
                esac
                echo installed
                """);

        Ended ended = run("apt install docker.io\n");

        assertThat(ended.exit()).isZero();
        assertThat(ended.printed()).containsOnlyOnce("installed");
        assertThat(ended.printed().lines().filter("waiting for another program that uses apt"::equals))
                .hasSize(3);
    }

    @Test
    void what_a_broken_off_dpkg_left_is_finished_first() throws Exception {
        program("apt-get", "[ -e configured ] && exit 0; echo 'E: dpkg was interrupted, you must run dpkg'; exit 100");

        assertThat(run("apt install docker.io\n").exit()).isZero();
        assertThat(folder.resolve("ran")).content().isEqualTo("dpkg --force-confdef --force-confold --configure -a\n");
    }

    @Test
    void any_other_failure_ends_it_at_once_with_what_apt_said() throws Exception {
        program("apt-get", "echo try >> ran; echo 'E: Unable to locate package docker.io'; exit 100");

        Ended ended = run("apt update || exit 1\necho not reached\n");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.printed()).isEqualTo("E: Unable to locate package docker.io\n");
        assertThat(folder.resolve("ran")).content().isEqualTo("try\n");
    }

    private record Ended(int exit, String printed) {}

    private Ended run(String script) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(
                        "sh", "-c", AptScript.of(script).line())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().merge("PATH", folder.toString(), (old, mine) -> mine + ":" + old);
        Process process = shell.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

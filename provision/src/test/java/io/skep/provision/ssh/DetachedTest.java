package io.skep.provision.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.provision.lab.LabHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that outlive whoever started them, on a real host. */
@Tag("lab")
@Timeout(120)
class DetachedTest {

    @TempDir
    static Path folder;

    private static LabHost host;
    private static SshConnections connections;
    private static Path key;

    @BeforeAll
    static void start() throws IOException {
        host = LabHost.start("detached", folder);
        key = host.allowedKey("key", "-t", "ed25519");
        connections = new SshConnections(Optional.empty());
    }

    @AfterAll
    static void stop() {
        connections.close();
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "admin"})
    void lines_come_while_it_runs_and_the_result_is_kept(String user) throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Command command = script("echo one; sleep 1; echo two >&2; printf three; date +%N");

        Output first = connect(user).runDetached("kept-" + user, command, lines::add);
        Output again = connect(user).runDetached("kept-" + user, command, line -> {});

        assertThat(first.out()).startsWith("one\ntwo\nthree");
        assertThat(lines).hasSize(3).startsWith("one", "two");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void one_that_failed_and_whose_result_was_told_runs_again_when_asked_again() throws Exception {
        Command command = script("[ -e /var/tmp/mended ] && exit 0; touch /var/tmp/mended; printf broken; exit 7");

        Output first = connect("root").runDetached("failed", command, line -> {});
        Output again = connect("root").runDetached("failed", command, line -> {});

        assertThat(first).isEqualTo(new Output(7, "broken", ""));
        assertThat(again).isEqualTo(new Output(0, "", ""));
    }

    @Test
    void it_survives_a_killed_client_and_is_attached_to_again() throws Exception {
        String script = "echo run >> /var/tmp/runs; for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.5; done";
        Process client = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DetachedClient.class.getName(),
                        host.address(),
                        key.toString(),
                        host.hostKey("ed25519"),
                        "killed",
                        script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader printed = client.inputReader(StandardCharsets.UTF_8)) {
            assertThat(printed.readLine()).isEqualTo("1");
            client.destroyForcibly().waitFor();
        }

        Output output = connect("root").runDetached("killed", script(script), line -> {});

        assertThat(output.out()).isEqualTo("1\n2\n3\n4\n5\n6\n7\n8\n");
        assertThat(host.inside("cat /var/tmp/runs")).isEqualTo("run");
    }

    @Test
    void many_starters_of_one_id_run_it_once() throws Exception {
        Command command = script("echo run >> /var/tmp/once; sleep 0.5; echo done");
        List<Future<Output>> outputs = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < 6; index++) {
                outputs.add(threads.submit(() -> connect("root").runDetached("once", command, line -> {})));
            }
        }

        for (Future<Output> output : outputs) {
            assertThat(output.get().out()).isEqualTo("done\n");
        }
        assertThat(host.inside("cat /var/tmp/once")).isEqualTo("run");
    }

    @Test
    void a_connection_cut_while_following_loses_no_line() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        String cut = "for i in 1 2 3 4 5 6; do echo $i; [ $i = 3 ] && pkill -9 -f 'sshd: roo[t]@'; sleep 0.4; done";

        Output output = connect("root").runDetached("cut", script(cut), lines::add);

        assertThat(output.out()).isEqualTo("1\n2\n3\n4\n5\n6\n");
        assertThat(lines).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void one_that_died_without_a_result_is_told_and_may_then_run_again() throws Exception {
        Command command =
                script("[ -e /var/tmp/died ] && exit 0; touch /var/tmp/died; kill -9 $(ps -o ppid= -p $PPID) $PPID $$");

        assertThatThrownBy(() -> connect("root").runDetached("died", command, line -> {}))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        broken -> assertThat(broken.retryable()).isTrue())
                .hasMessageContaining("broken off on detached");
        assertThat(connect("root").runDetached("died", command, line -> {}).ok())
                .isTrue();
    }

    @Test
    void without_systemd_it_runs_in_a_session_of_its_own() throws Exception {
        String start = new DetachedScripts("no-systemd")
                .start(script("echo alone; ps -o sid= -p $PPID"))
                .replace("/run/systemd/system", "/none");
        host.inside("sh -c '" + start.replace("'", "'\\''") + "'");

        Output output = connect("root").runDetached("no-systemd", script("echo another"), line -> {});

        assertThat(output.out()).startsWith("alone\n");
    }

    @Test
    void results_older_than_a_day_are_cleaned_at_the_next_start() throws Exception {
        Connection connection = connect("root");
        connection.runDetached("old", script("true"), line -> {});
        connection.runDetached("young", script("true"), line -> {});
        host.inside("touch -d '2 days ago' /var/lib/skep/steps/old/rc");

        connection.runDetached("next", script("true"), line -> {});

        assertThat(host.inside("ls /var/lib/skep/steps").lines())
                .contains("young", "next")
                .doesNotContain("old");
    }

    private static Command script(String script) {
        return Command.changing("sh", "-c", script);
    }

    private static Connection connect(String user) throws RemoteException, InterruptedException {
        return connections.connect("detached", host.endpoint(user, key), Duration.ofSeconds(30));
    }
}

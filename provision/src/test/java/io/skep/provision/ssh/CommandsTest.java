package io.skep.provision.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import io.skep.provision.lab.LabHost;
import io.skep.provision.lab.Local;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

/** Commands, files and streams over a real SSH server, as root and as a user with sudo. */
@Tag("lab")
@Timeout(120)
class CommandsTest {

    @TempDir
    static Path folder;

    private static LabHost host;
    private static SshConnections connections;
    private static Path key;

    @BeforeAll
    static void start() throws IOException {
        host = LabHost.start("commands", folder);
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
    void every_command_runs_as_root(String user) throws Exception {
        Connection connection = connect(user);

        assertThat(connection.look(Command.reading("id", "-un")).out()).isEqualTo("root\n");
        assertThat(connection
                        .run(Command.changing("id", "-u").and(Command.changing("echo", "$HOME; `id`'")))
                        .out())
                .isEqualTo("0\n$HOME; `id`'\n");
    }

    @Test
    void a_failed_command_is_an_output_and_a_changing_one_is_refused_while_looking() throws Exception {
        Connection connection = connect("root");

        Output output = connection.run(Command.changing("sh", "-c", "echo out; echo err >&2; exit 3"));

        assertThat(output).isEqualTo(new Output(3, "out\n", "err\n"));
        assertThat(connection.run(Command.changing("sh", "-c", "kill -9 $$")).exit())
                .isEqualTo(137);
        assertThatThrownBy(() -> connection.look(Command.changing("true")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void input_goes_in_and_a_command_that_reads_none_of_it_does_no_harm() throws Exception {
        Connection connection = connect("admin");
        byte[] much = new byte[3_000_000];

        assertThat(connection.run(Command.changing("wc", "-c").fed(much)).out().strip())
                .isEqualTo("3000000");
        assertThat(connection.run(Command.changing("true").fed(much)).ok()).isTrue();
    }

    @Test
    void a_command_that_takes_too_long_is_given_up() throws Exception {
        Connection connection = connect("root");

        assertThatThrownBy(
                        () -> connection.run(Command.changing("sleep", "4321").within(Duration.ofMillis(300))))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("commands")
                .hasMessageContaining("sleep 4321");
        assertThat(connection.run(Command.changing("true")).ok()).isTrue();
    }

    @Test
    void fifty_commands_at_once_share_one_connection() throws Exception {
        Connection connection = connect("root");
        List<Future<Output>> outputs = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < 50; index++) {
                Command command = Command.reading("echo", Integer.toString(index));
                outputs.add(threads.submit(() -> connection.look(command)));
            }
        }
        for (int index = 0; index < 50; index++) {
            assertThat(outputs.get(index).get().out()).isEqualTo(index + "\n");
        }
        assertThat(connection
                        .look(Command.reading("sh", "-c", "pgrep -c -f '^sshd: root@'"))
                        .out()
                        .strip())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "admin"})
    void files_go_up_and_come_down_with_owner_and_mode(String user) throws Exception {
        Connection connection = connect(user);
        String path = "/etc/skep test/" + user + "/it's.conf";
        byte[] content = "a\u00e4\0b\n".getBytes(StandardCharsets.UTF_8);

        connection.upload(content, path, "0640");

        assertThat(connection.download(path)).hasValue(content);
        assertThat(connection
                        .look(Command.reading("stat", "-c", "%U %G %a", path))
                        .out())
                .isEqualTo("root root 640\n");
        assertThat(connection
                        .look(Command.reading("ls", "-A", "/etc/skep test/" + user))
                        .out())
                .isEqualTo("it's.conf\n");
        assertThat(connection.download("/etc/skep test/none")).isEmpty();
    }

    @Test
    void a_large_file_arrives_whole() throws Exception {
        Path large = folder.resolve("large");
        byte[] content = new byte[60_000_000];
        new Random(1).nextBytes(content);
        Files.write(large, content);

        connect("admin").upload(large, "/var/tmp/large");

        String local = Local.run("sha256sum", large.toString()).split(" ", -1)[0];
        assertThat(connect("root")
                        .look(Command.reading("sha256sum", "/var/tmp/large"))
                        .out())
                .startsWith(local);
        assertThat(connect("root").download("/var/tmp/large").orElseThrow()).isEqualTo(content);
    }

    @Test
    void a_lost_connection_is_opened_again_for_a_reading_command_but_a_change_is_not_repeated() throws Exception {
        Connection connection = connect("root");
        connection.look(Command.reading("true"));
        String cut =
                "n=$(cat /var/tmp/count 2>/dev/null || echo 0); echo $((n+1)) > /var/tmp/count; [ $n -gt 0 ] && exit 0;"
                        + " kill -9 $(ps -o ppid= -p $PPID); sleep 5";

        host.inside("rm -f /var/tmp/count");
        Output looked = connection.look(Command.reading("sh", "-c", cut));
        String afterLook = host.inside("cat /var/tmp/count");
        host.inside("rm -f /var/tmp/count");
        assertThatThrownBy(() -> connection.run(Command.changing("sh", "-c", cut)))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        lost -> assertThat(lost.retryable()).isTrue())
                .hasMessageContaining("connection to commands was lost");

        assertThat(looked.ok()).isTrue();
        assertThat(afterLook).isEqualTo("2");
        assertThat(host.inside("cat /var/tmp/count")).isEqualTo("1");
        assertThat(connection.run(Command.changing("true")).ok()).isTrue();
    }

    @Test
    void a_user_whose_sudo_wants_a_password_is_told_what_to_do() throws Exception {
        host.inside("useradd -m guest; mkdir -m 700 /home/guest/.ssh; cp /root/.ssh/authorized_keys /home/guest/.ssh/;"
                + " chown -R guest: /home/guest");
        Connection connection = connect("guest");

        assertThatThrownBy(() -> connection.look(Command.reading("true")))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("guest on commands may not become root without a password")
                .hasMessageContaining("/etc/sudoers.d/skep");
    }

    @Test
    void a_unix_socket_of_the_host_is_reached_through_the_connection() throws Exception {
        host.inside("mkdir -p /etc/systemd/system; printf '[Socket]\\nListenStream=/run/echo.sock\\nAccept=yes\\n'"
                + " > /etc/systemd/system/echo.socket; printf '[Service]\\nExecStart=/bin/cat\\nStandardInput=socket\\nStandardOutput=socket\\n'"
                + " > /etc/systemd/system/echo@.service; systemctl daemon-reload; systemctl start echo.socket");
        Connection connection = connect("root");
        for (int round = 0; round < 12; round++) {
            RemoteStream stream = connection.dial("/run/echo.sock");
            stream.out().write("hello\n".getBytes(StandardCharsets.US_ASCII));
            stream.out().flush();
            assertThat(stream.in().readNBytes(6))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("hello\n");
        }
        assertThat(connection.look(Command.reading("echo", "still")).out()).isEqualTo("still\n");
        assertThatThrownBy(() -> connection.dial("/run/none.sock"))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("there is no socket /run/none.sock on commands");
    }

    private static Connection connect(String user) throws RemoteException, InterruptedException {
        return connections.connect("commands", host.endpoint(user, key), Duration.ofSeconds(30));
    }
}

package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.fake.OneHostWorld;
import io.skep.provision.lab.LabHost;
import io.skep.provision.lab.Local;
import io.skep.provision.ssh.SshConnections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The life of one real engine on one real host, as a user with sudo; the tests follow one another. */
@Tag("lab")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealEngineTest {

    private static final Address ENGINE = Address.of("engine", "bravo");
    private static final EngineType TYPE = new EngineType();

    @TempDir
    static Path folder;

    private static LabHost host;
    private static SshConnections connections;
    private static Connection connection;

    @BeforeAll
    static void start() throws IOException, RemoteException, InterruptedException {
        host = LabHost.start("bravo", folder);
        Path key = host.allowedKey("key", "-t", "ed25519");
        Endpoint endpoint = host.endpoint("admin", key);
        connections = new SshConnections(Optional.empty());
        connection = connections.connect("bravo", endpoint, Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        connections.close();
        host.close();
    }

    @Test
    @Order(1)
    void a_version_that_is_not_there_is_refused_with_those_that_are() {
        assertThat(look(spec())).isInstanceOf(Seen.Absent.class);
        assertThatThrownBy(() -> run("none", new InstallEngine(ENGINE, "99.1", "")))
                .isInstanceOf(RemoteException.class)
                .hasMessageMatching("there is no Docker Engine 99.1 for bravo; there is: \\d+.*");
    }

    @Test
    @Order(2)
    void it_is_installed_and_configured_while_others_hold_each_of_apts_locks() throws Exception {
        host.inside("find /var/lib/apt/lists -type f ! -name lock -delete");
        for (String lock :
                List.of("/var/lib/apt/lists/lock", "/var/cache/apt/archives/lock", "/var/lib/dpkg/lock-frontend")) {
            // apt and dpkg use record locks, which perl of the base system can take.
            host.inside("setsid perl -e 'use Fcntl; open(F, \">\", \"" + lock + "\") or die;"
                    + " $lock = pack(\"s s x4 q q l\", F_WRLCK, 0, 0, 0, 0); fcntl(F, F_SETLK, $lock) or die; sleep 5'"
                    + " > /dev/null 2>&1 &");
        }
        Entries spec = spec();

        OneHostWorld world = run("create", TYPE.steps(new Change.Create(ENGINE, spec, false), new NothingPlanned()));

        assertThat(world.said()).anyMatch(line -> line.contains("waiting for another program that uses apt"));
        assertThat(docker("info", "--format", "{{.Driver}} {{.DockerRootDir}} {{.LoggingDriver}} {{.Labels}}"))
                .isEqualTo("overlay2 /opt/docker json-file [role=manager size=small]");
        assertThat(host.inside("apt-mark showhold")).isEqualTo("docker.io");
        assertThat(host.inside("systemctl show docker -p Environment")).contains("HTTP_PROXY=http://proxy:3128");
        Seen.Present seen = (Seen.Present) look(spec);
        assertThat(seen.values()).isEqualTo(spec);
        assertThat(Values.textOf(seen.outputs(), "docker_socket")).hasValue("/var/run/docker.sock");
    }

    @Test
    @Order(3)
    void a_second_run_of_every_step_changes_nothing() throws Exception {
        String before = host.inside(
                "systemctl show docker -p ActiveEnterTimestampMonotonic; stat -c %Y /etc/docker/daemon.json");

        run("again", TYPE.steps(new Change.Create(ENGINE, spec(), true), new NothingPlanned()));

        assertThat(host.inside(
                        "systemctl show docker -p ActiveEnterTimestampMonotonic; stat -c %Y /etc/docker/daemon.json"))
                .isEqualTo(before);
    }

    @Test
    @Order(4)
    void the_engines_socket_is_reached_as_a_user_who_may_not_open_it() throws Exception {
        try (RemoteStream stream = connection.dial("/var/run/docker.sock")) {
            stream.out()
                    .write("GET /_ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            stream.out().flush();
            assertThat(new String(stream.in().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("OK");
        }
    }

    @Test
    @Order(5)
    void bad_settings_are_taken_back_and_the_engine_runs_again_with_the_old_ones() throws Exception {
        host.inside("sed -i '1s/{/{ \"debug\": false,/' /etc/docker/daemon.json");
        String before = host.inside("cat /etc/docker/daemon.json");
        Entries bad = spec().with("options", Entries.of(Map.of("no-such-option", Values.bool(true))));

        assertThatThrownBy(() -> run("bad", new ConfigureEngine(ENGINE, spec(), bad)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("Docker Engine on bravo")
                .hasMessageContaining("no-such-option");

        assertThat(host.inside("cat /etc/docker/daemon.json")).isEqualTo(before);
        assertThat(docker("info", "--format", "{{.DockerRootDir}}")).isEqualTo("/opt/docker");
        assertThat(host.inside("ls /var/lib/skep")).doesNotContain("engine-before");
    }

    @Test
    @Order(6)
    void images_of_an_archive_are_loaded_once() throws Exception {
        Path archive = folder.resolve("tiny.tar");
        Local.run(
                "sh",
                "-c",
                "cd " + folder + " && echo hello > file && tar c file | docker import - skep-provision-test:1 &&"
                        + " docker save -o tiny.tar skep-provision-test:1; docker rmi skep-provision-test:1");
        Entries spec = spec().with("preload", Values.texts(List.of("tiny.tar")));
        assertThat(((Seen.Present) look(spec)).values().get("preload")).isEqualTo(Value.NOTHING);

        OneHostWorld first = run("load", new PreloadImages(ENGINE, Values.texts(List.of("tiny.tar"))));
        OneHostWorld second = run("load2", new PreloadImages(ENGINE, Values.texts(List.of("tiny.tar"))));

        assertThat(archive).exists();
        assertThat(first.said()).contains("copying tiny.tar", "loading tiny.tar");
        assertThat(second.said()).isEmpty();
        assertThat(((Seen.Present) look(spec)).values()).isEqualTo(spec);
        assertThat(host.inside("ls /var/lib/skep/images")).isEmpty();
    }

    @Test
    @Order(7)
    void a_stopped_engine_is_seen_and_started_again() throws Exception {
        host.inside("systemctl stop docker.socket docker.service");
        Seen.Present seen = (Seen.Present) look(spec());

        run("restart", new InstallEngine(ENGINE, "20.10", ""));

        assertThat(seen.values().get("running")).isEqualTo(Values.bool(false));
        assertThat(look(spec()))
                .extracting(present -> ((Seen.Present) present).values())
                .isEqualTo(spec());
    }

    @Test
    @Order(8)
    void leaving_it_takes_only_our_settings_away() throws Exception {
        run("leave", TYPE.steps(new Change.Delete(ENGINE, spec(), "gone"), new NothingPlanned()));

        assertThat(host.inside("tr -d ' \\n' < /etc/docker/daemon.json")).isEqualTo("{\"debug\":false}");
        assertThat(host.inside("ls /etc/systemd/system/docker.service.d")).isEmpty();
        assertThat(host.inside("apt-mark showhold")).isEmpty();
        assertThat(docker("info", "--format", "{{.DockerRootDir}} {{.Labels}}")).isEqualTo("/var/lib/docker []");
    }

    private static Entries spec() {
        return Entries.of(Map.of(
                "version", Values.text("20.10"),
                "running", Values.bool(true),
                "storage_driver", Values.text("overlay2"),
                "data_root", Values.text("/opt/docker"),
                "labels", Values.textEntries(Map.of("size", "small", "role", "manager")),
                "log_driver", Values.text("json-file"),
                "log_opts", Values.textEntries(Map.of("max-size", "10m")),
                "environment", Values.textEntries(Map.of("HTTP_PROXY", "http://proxy:3128", "NO_PROXY", "localhost"))));
    }

    private static Seen look(Entries wanted) {
        Target target = new Target(ENGINE, Optional.of(wanted), Optional.empty(), Entries.NONE);
        try {
            return TYPE.look(new OneHostWorld(connection, folder, "look", true), target);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static OneHostWorld run(String id, Step step) throws Exception {
        return run(id, List.of(step));
    }

    private static OneHostWorld run(String id, List<Step> steps) throws Exception {
        OneHostWorld world = new OneHostWorld(connection, folder, id, true);
        for (Step step : steps) {
            step.run(world);
        }
        return world;
    }

    private static String docker(String... words) throws Exception {
        String[] all = new String[words.length + 1];
        all[0] = "docker";
        System.arraycopy(words, 0, all, 1, words.length);
        return connection.look(Command.reading(all)).out().strip();
    }
}

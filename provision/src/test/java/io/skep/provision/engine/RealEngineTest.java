package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Connection;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.fake.FakeWorld;
import io.skep.provision.lab.LabHost;
import io.skep.provision.ssh.SshConnections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of one engine on one real host, told in order: made, changed, spoilt, mended, let go. */
@Tag("lab")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealEngineTest {

    private static final Address ENGINE = Address.of("engine", "real");
    private static final EngineType TYPE = new EngineType();

    @TempDir
    static Path folder;

    private static LabHost host;
    private static SshConnections connections;
    private static FakeWorld world;
    private static Entries recorded = Entries.NONE;

    private static Entries body() {
        return Entries.of(Map.of(
                "version", Values.text("20.10"),
                "storage_driver", Values.text("overlay2"),
                "data_root", Values.text("/opt/docker"),
                "labels", Values.textEntries(Map.of("size", "small", "role", "manager")),
                "log_driver", Values.text("json-file"),
                "log_opts", Values.textEntries(Map.of("max-size", "10m")),
                "environment", Values.textEntries(Map.of("CANARY", "50% \"quoted\"")),
                "proxy", Entries.of(Map.of("no_proxy", Values.texts(List.of("localhost")))),
                "preload", Values.texts(List.of("small.tar"))));
    }

    @BeforeAll
    static void start() throws Exception {
        host = LabHost.start("engine", folder);
        Path key = host.allowedKey("key", "-t", "ed25519");
        connections = new SshConnections(Optional.empty());
        Connection connection = connections.connect("real", host.endpoint("admin", key), Duration.ofSeconds(30));
        world = new FakeWorld(folder).host("real", connection);
        SmallArchive.write(folder.resolve("small.tar"), "small:1", "one");
    }

    @AfterAll
    static void stop() {
        connections.close();
        host.close();
    }

    @Test
    @Order(1)
    void an_engine_is_installed_while_others_hold_apts_locks_with_its_settings_from_the_first_start() throws Exception {
        Entries spec = spec(body());
        assertThat(look(spec)).isInstanceOf(Seen.Absent.class);
        host.inside("find /var/lib/apt/lists -type f ! -name lock -delete");
        List.of("/var/lib/apt/lists/lock", "/var/cache/apt/archives/lock", "/var/lib/dpkg/lock-frontend")
                .forEach(RealEngineTest::heldForAWhile);

        run(TYPE.steps(new Change.Create(ENGINE, spec, false), new NothingElse()));
        recorded = spec;

        assertThat(world.said()).contains("waiting for another program that uses apt");
        assertThat(host.inside("docker info -f '{{.Driver}} {{.DockerRootDir}} {{.LoggingDriver}}'"))
                .isEqualTo("overlay2 /opt/docker json-file");
        assertThat(host.inside("docker info -f '{{json .Labels}}'")).contains("\"size=small\"", "\"role=manager\"");
        assertThat(host.inside("ls /var/lib/docker")).isEmpty();
        assertThat(host.inside("tr '\\0' '\\n' < /proc/$(pidof dockerd)/environ"))
                .contains("CANARY=50% \"quoted\"", "NO_PROXY=localhost");
        assertThat(host.inside("stat -c '%a' /etc/docker/daemon.json " + EngineFiles.DROP_IN))
                .isEqualTo("644\n600");
        assertThat(host.inside("apt-mark showhold")).contains("docker.io", "containerd", "runc");
        assertThat(host.inside("docker image ls --format '{{.Repository}}:{{.Tag}}'"))
                .isEqualTo("small:1");
        assertThat(host.inside("ls /var/lib/skep/archives")).isEmpty();
    }

    @Test
    @Order(2)
    void the_second_look_sees_what_was_asked_for() throws Exception {
        Seen.Present seen = present(recorded);

        assertThat(seen.values()).isEqualTo(recorded);
        assertThat(Values.textOf(seen.outputs(), "api_version")).hasValue("1.41");
        assertThat(Values.textOf(seen.outputs(), "version"))
                .hasValueSatisfying(version -> assertThat(version).startsWith("20.10."));
        assertThat(seen.outputs().entries().keySet()).containsExactlyInAnyOrderElementsOf(TYPE.outputs());
    }

    @Test
    @Order(3)
    void doing_everything_again_changes_nothing() throws Exception {
        String before = host.inside("cat /etc/docker/daemon.json; pidof dockerd");

        run(TYPE.steps(new Change.Create(ENGINE, recorded, true), new NothingElse()));

        assertThat(host.inside("cat /etc/docker/daemon.json; pidof dockerd")).isEqualTo(before);
    }

    @Test
    @Order(4)
    void labels_are_taken_over_without_a_restart_and_those_of_others_stay() throws Exception {
        host.inside(
                "sed -i 's/\"labels\" *: *\\[/&\"foreign=yes\",/' /etc/docker/daemon.json && systemctl reload docker");
        String process = host.inside("pidof dockerd");

        change(spec(body().with("labels", Values.textEntries(Map.of("size", "large")))));

        assertThat(host.inside("docker info -f '{{json .Labels}}'"))
                .contains("\"foreign=yes\"", "\"size=large\"")
                .doesNotContain("role");
        assertThat(host.inside("pidof dockerd")).isEqualTo(process);
    }

    @Test
    @Order(5)
    void a_setting_that_the_engine_refuses_is_taken_back() throws Exception {
        String file = host.inside("cat /etc/docker/daemon.json");
        Entries bad = spec(body().with("options", Entries.NONE.with("no-such-option", Values.bool(true))));

        assertThatThrownBy(() -> change(bad))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "real: Docker Engine does not work",
                        "no-such-option",
                        "old ones were put back",
                        "runs with them");

        assertThat(host.inside("cat /etc/docker/daemon.json")).isEqualTo(file);
        assertThat(host.inside("systemctl is-active docker")).isEqualTo("active");
        assertThat(host.inside("ls -d " + EngineFiles.KEPT + " 2>&1 || true")).contains("No such file");
    }

    @Test
    @Order(6)
    void a_stopped_engine_is_seen_and_started_again() throws Exception {
        host.inside("systemctl stop docker.socket docker.service");

        assertThat(present(recorded).values().get("running")).isEqualTo(Values.bool(false));
        assertThat(host.inside("systemctl is-active docker || true")).isEqualTo("inactive");
        change(recorded);

        assertThat(present(recorded).values()).isEqualTo(recorded);
    }

    @Test
    @Order(7)
    void a_rebuilt_archive_is_loaded_again() throws Exception {
        String id = SmallArchive.write(folder.resolve("small.tar"), "small:1", "two");
        assertThat(present(recorded).values().get("preload")).isEqualTo(Values.texts(List.of()));

        change(recorded);

        assertThat(host.inside("docker image ls --no-trunc -q small:1")).isEqualTo(id);
    }

    @Test
    @Order(8)
    void a_version_that_does_not_exist_is_refused_with_those_that_do() {
        Entries newer = spec(body().with("version", Values.text("99.1")));

        assertThatThrownBy(() -> change(newer))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("real: there is no Docker Engine 99.1", "there is 20.10.");
    }

    @Test
    @Order(9)
    void an_installation_that_was_broken_off_is_finished_before_anything_else() throws Exception {
        String state = "dpkg-query -W -f '${db:Status-Status}' docker.io";
        host.inside("cd /root && apt-get -q download docker.io && dpkg --unpack docker.io_*.deb && rm docker.io_*.deb");
        assertThat(host.inside(state)).isEqualTo("unpacked");

        run(TYPE.steps(new Change.Create(ENGINE, recorded, true), new NothingElse()));

        assertThat(host.inside(state)).isEqualTo("installed");
        assertThat(present(recorded).values()).isEqualTo(recorded);
    }

    @Test
    @Order(10)
    void an_engine_that_is_let_go_keeps_running_without_our_settings() throws Exception {
        run(List.of(new UnconfigureEngine(ENGINE, recorded)));

        assertThat(host.inside("cat /etc/docker/daemon.json"))
                .contains("foreign=yes")
                .doesNotContain("data-root", "log");
        assertThat(host.inside("ls " + EngineFiles.DROP_IN + " 2>&1 || true")).contains("No such file");
        assertThat(host.inside("apt-mark showhold")).isEmpty();
        assertThat(host.inside("docker info -f '{{.DockerRootDir}}'")).isEqualTo("/var/lib/docker");
    }

    /** Takes a lock as apt and dpkg do: a record lock, which the perl of the base system can take. */
    private static void heldForAWhile(String lock) {
        host.inside("setsid perl -e 'use Fcntl; open(F, \">\", \"" + lock + "\") or die;"
                + " $lock = pack(\"s s x4 q q l\", F_WRLCK, 0, 0, 0, 0); fcntl(F, F_SETLK, $lock) or die; sleep 6'"
                + " > /dev/null 2>&1 &");
    }

    private static Entries spec(Entries body) {
        return Specs.of(body);
    }

    private static void change(Entries wanted) throws Exception {
        Entries before = present(wanted).values();
        TreeMap<String, Value> differing = new TreeMap<>(wanted.entries());
        differing.entrySet().removeIf(entry -> before.get(entry.getKey()).equals(entry.getValue()));
        List<Difference> differences = differing.keySet().stream()
                .map(name -> new Difference(name, before.get(name), wanted.get(name), false))
                .toList();
        assertThat(differences).isNotEmpty();
        run(TYPE.steps(new Change.Update(ENGINE, before, wanted, differences), new NothingElse()));
        recorded = wanted;
    }

    private static Seen look(Entries wanted) throws Exception {
        return TYPE.look(
                world,
                new Target(
                        ENGINE,
                        Optional.of(wanted),
                        recorded.entries().isEmpty() ? Optional.empty() : Optional.of(recorded),
                        Entries.NONE));
    }

    private static Seen.Present present(Entries wanted) throws Exception {
        return (Seen.Present) look(wanted);
    }

    private static void run(List<Step> steps) throws Exception {
        world.nextAct();
        for (Step step : steps) {
            step.run(world);
        }
    }
}

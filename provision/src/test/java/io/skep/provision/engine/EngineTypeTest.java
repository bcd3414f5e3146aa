package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.fake.FakeHost;
import io.skep.provision.fake.OneHostWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTypeTest {

    private static final Address HOST = Address.of("host", "bravo");
    private static final Address ENGINE = Address.of("engine", "bravo");
    private static final Entries SPEC = Entries.of(Map.of(
            "version", Values.text("20.10"),
            "running", Values.bool(true),
            "data_root", Values.text("/opt/docker")));
    private static final String ANSWER =
            "{\"Version\":\"20.10.24+dfsg1\",\"ApiVersion\":\"1.41\",\"Arch\":\"amd64\",\"Components\":[{\"Name\":\"runc\",\"Version\":\"1.1.5\"}]}";

    private final EngineType type = new EngineType();

    @Test
    void a_hosts_own_words_go_over_its_profile_and_maps_are_merged() {
        Entries profile = Entries.of(Map.of(
                "version", Values.text("28.5"),
                "data_root", Values.text("/opt/docker"),
                "name", Values.text("small"),
                "labels", Values.textEntries(Map.of("size", "small", "zone", "a"))));
        Entries body = Entries.of(Map.of(
                "profile", profile,
                "version", Values.text("20.10"),
                "proxy",
                        Entries.of(
                                Map.of("http", Values.text("http://p:1"), "no_proxy", Values.texts(List.of("a", "b")))),
                "labels", Values.textEntries(Map.of("size", "large"))));
        Diagnostics problems = new Diagnostics();

        Resource engine = resource(body, problems);

        assertThat(problems.isEmpty()).isTrue();
        assertThat(engine.address()).isEqualTo(ENGINE);
        assertThat(engine.needs()).containsExactly(HOST);
        assertThat(engine.spec())
                .isEqualTo(Entries.of(Map.of(
                        "version", Values.text("20.10"),
                        "data_root", Values.text("/opt/docker"),
                        "labels", Values.textEntries(Map.of("size", "large", "zone", "a")),
                        "environment", Values.textEntries(Map.of("HTTP_PROXY", "http://p:1", "NO_PROXY", "a,b")),
                        "running", Values.bool(true))));
    }

    @Test
    void options_that_cannot_be_are_problems_with_a_place() {
        Diagnostics problems = new Diagnostics();

        resource(
                Entries.of(Map.of(
                        "options", Entries.of(Map.of("data-root", Values.text("/x"), "hosts", Values.text("tcp"))))),
                problems);

        assertThat(problems.list()).extracting(each -> each.detail()).hasSize(2);
        assertThat(problems.list().getFirst().detail()).contains("written as the attribute data_root");
    }

    @ParameterizedTest
    @CsvSource({
        "20.10,20.10.24+dfsg1,true",
        "20.1,20.10.24,false",
        "20.10.24,20.10.24+dfsg1,true",
        "28.5.2,28.5.2,true",
        "28,28.5.2,true"
    })
    void a_version_is_a_prefix_of_whole_parts(String wanted, String version, boolean matches) {
        assertThat(EngineVersion.matches(wanted, version)).isEqualTo(matches);
    }

    @Test
    void what_runs_is_reported_in_the_words_asked_so_that_a_second_plan_is_empty() throws Exception {
        FakeHost host = new FakeHost()
                .answers("docker --host", ANSWER)
                .answers("os-release", "ID=debian\nVERSION_ID=12\nSKEP_KERNEL=6.1\nSKEP_IPVS=no")
                .holds("/etc/docker/daemon.json", "{\"data-root\":\"/opt/docker\",\"mtu\":1400}");

        Seen seen = type.look(world(host), new Target(ENGINE, Optional.of(SPEC), Optional.empty(), Entries.NONE));

        assertThat(seen).isInstanceOfSatisfying(Seen.Present.class, present -> {
            assertThat(present.values()).isEqualTo(SPEC);
            assertThat(present.outputs().entries().keySet()).containsExactlyElementsOf(type.outputs());
        });
        assertThat(host.changes()).isEmpty();
    }

    @Test
    void no_docker_is_absent_and_a_silent_one_is_not_running() throws Exception {
        FakeHost without = new FakeHost().ends("docker --host", new Output(127, "", "docker: not found"));
        FakeHost silent = new FakeHost().ends("docker --host", new Output(1, "null\n", "Cannot connect"));
        Target target = new Target(ENGINE, Optional.of(SPEC), Optional.empty(), Entries.NONE);

        assertThat(type.look(world(without), target)).isInstanceOf(Seen.Absent.class);
        assertThat(type.look(world(silent), target))
                .isInstanceOfSatisfying(
                        Seen.Present.class,
                        present -> assertThat(present.values().get("running")).isEqualTo(Values.bool(false)));
    }

    @Test
    void an_update_names_only_the_acts_its_differences_need() {
        assertThat(acts("version")).containsExactly("InstallEngine");
        assertThat(acts("labels[\"size\"]", "options[\"debug\"]")).containsExactly("ConfigureEngine");
        assertThat(acts("running", "data_root")).containsExactly("InstallEngine", "ConfigureEngine");
        assertThat(acts()).containsExactly("InstallEngine", "ConfigureEngine");
    }

    @Test
    void an_engine_goes_with_its_machine_but_a_generic_host_keeps_it() {
        Change delete = new Change.Delete(ENGINE, SPEC, "no longer asked for");

        assertThat(type.steps(delete, with("lab"))).isEmpty();
        assertThat(type.steps(delete, with("generic"))).hasSize(1).first().isInstanceOf(UnconfigureEngine.class);
        assertThat(type.steps(delete, new NothingPlanned())).hasSize(1);
    }

    @Test
    void another_engine_is_left_alone() {
        FakeHost host = new FakeHost()
                .answers("docker --host", ANSWER)
                .answers("os-release", "ID=debian\nSKEP_PACKAGES=apt-get\nSKEP_INIT=systemd")
                .answers("dpkg -S", "docker-ce: /usr/bin/dockerd\n");

        assertThatThrownBy(() -> new InstallEngine(ENGINE, "28.5", "").run(world(host)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("another Docker Engine on bravo, from the package docker-ce");
        assertThat(host.changes()).isEmpty();
    }

    @Test
    void a_package_upgraded_under_a_running_engine_is_started_anew() throws Exception {
        String newer = ANSWER.replace("20.10.24+dfsg1", "28.5.2+dfsg4");
        FakeHost host = new FakeHost()
                .answers("docker --host", ANSWER, ANSWER, newer)
                .answers("os-release", "ID=debian\nSKEP_PACKAGES=apt-get\nSKEP_INIT=systemd")
                .answers("dpkg -S", "docker.io: /usr/sbin/dockerd\n")
                .answers(
                        "apt-cache madison docker.io",
                        "docker.io | 28.5.2+dfsg4-1 | http://m sid/main amd64 Packages\n")
                .answers("apt install", "Setting up docker.io\n")
                .answers("systemctl", "");

        Entries outputs = new InstallEngine(ENGINE, "28.5", "").run(world(host));

        assertThat(Values.textOf(outputs, "version")).hasValue("28.5.2");
        assertThat(host.changes()).hasSize(2);
        assertThat(host.changes().getFirst()).startsWith("sstep-1.install: sh -c ");
        assertThat(host.changes().getLast())
                .isEqualTo("systemctl enable --quiet docker.service; systemctl reset-failed docker.service;"
                        + " systemctl restart docker.service");
    }

    @Test
    void a_stopped_engine_of_ours_is_started_and_held_and_no_newer_one_is_installed() throws Exception {
        FakeHost host = new FakeHost()
                .ends("docker --host", new Output(1, "null", "Cannot connect"))
                .answers("docker --host", ANSWER)
                .answers("os-release", "ID=debian\nSKEP_PACKAGES=apt-get\nSKEP_INIT=systemd")
                .answers("dpkg -S", "docker.io: /usr/sbin/dockerd\n")
                .answers("apt-mark hold", "")
                .answers("systemctl", "");

        Entries outputs = new InstallEngine(ENGINE, "", "").run(world(host));

        assertThat(Values.textOf(outputs, "version")).hasValue("20.10.24");
        assertThat(host.changes()).hasSize(2);
        assertThat(host.changes().getFirst()).contains("systemctl restart docker.service");
        assertThat(host.changes().getLast()).contains("apt-mark hold docker.io");
    }

    @Test
    void an_init_other_than_systemd_is_refused() {
        FakeHost host = new FakeHost()
                .ends("docker --host", new Output(127, "", ""))
                .answers("os-release", "ID=debian\nSKEP_PACKAGES=apt-get\nSKEP_INIT=runit");

        assertThatThrownBy(() -> new InstallEngine(ENGINE, "", "").run(world(host)))
                .hasMessageContaining("bravo: it runs without systemd (process 1 is runit)");
    }

    private List<String> acts(String... paths) {
        List<Difference> differences = java.util.Arrays.stream(paths)
                .map(path -> new Difference(path, Value.NOTHING, Values.text("x"), false))
                .toList();
        return type.steps(new Change.Update(ENGINE, SPEC, SPEC, differences), new NothingPlanned()).stream()
                .map(Step::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private static NothingPlanned with(String driver) {
        Entries spec = Entries.of(Map.of("driver", Values.text(driver)));
        return new NothingPlanned(Optional.of(new Change.Delete(HOST, spec, "gone")));
    }

    private static OneHostWorld world(FakeHost host) {
        return new OneHostWorld(host, Path.of("."), "step-1", false);
    }

    private static Resource resource(Entries body, Diagnostics problems) {
        Position start = new Position(1, 1, 0);
        return EngineType.resource(HOST, body, new TreeSet<>(), new Range("main.hcl", start, start), problems);
    }
}

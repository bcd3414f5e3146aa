package io.skep.drivers.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.drivers.Driver;
import io.skep.drivers.DriverContract;
import io.skep.drivers.Found;
import io.skep.drivers.HostTag;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The lab driver keeps the contract, and more, on an engine in memory. */
class LabDriverTest extends DriverContract {

    private final FakeDocker docker = new FakeDocker();

    @Override
    protected Driver driver() {
        return new LabDriver(docker);
    }

    @Override
    protected Driver dyingAfter(int acts) {
        return new LabDriver(new DyingDocker(docker, acts));
    }

    @Override
    protected int objects() {
        return docker.containers.size() + docker.networks.size();
    }

    @Override
    protected Object foreign(HostTag tag) {
        docker.add(Containers.nameFor(tag), Map.of("made-by", "hand"));
        return foreignNow(tag);
    }

    @Override
    protected Object foreignNow(HostTag tag) {
        return docker.containers.values().stream()
                .filter(each -> each.name.equals(Containers.nameFor(tag)))
                .map(Object::toString)
                .toList();
    }

    private Found create(String name, Map<String, ? extends Value> settings) throws Exception {
        return driver().create(sites().site(settings), sites().tag(name));
    }

    @Test
    void a_host_is_made_by_six_commands_in_this_order_and_no_key_stands_in_any() throws Exception {
        create("alpha", Map.of());
        List<String> changing = docker.lines.stream()
                .filter(line -> line.matches("docker (network create|create|cp|start|rm).*"))
                .map(line -> line.replaceFirst("(create) --.*", "$1"))
                .toList();
        assertThat(changing)
                .containsExactly("docker network create", "docker create", "docker cp - c2:/", "docker start c2");
        assertThat(String.join("\n", docker.lines)).doesNotContain("PRIVATE");
        assertThat(docker.container("c2").unpacked).isGreaterThan(2048);
    }

    @Test
    void hosts_are_listed_by_their_marks_without_any_record() throws Exception {
        Found host = create("alpha", Map.of());

        assertThat(driver().ours(sites().site(Map.of()))).singleElement().satisfies(tagged -> {
            assertThat(tagged.tag()).isEqualTo(sites().tag("alpha"));
            assertThat(tagged.host().id()).isEqualTo(host.id());
        });
    }

    @Test
    void the_last_host_takes_the_network_and_the_login_key_with_it_and_leaves_other_files() throws Exception {
        create("alpha", Map.of());
        Files.createDirectories(sites().ownFolder().resolve("keys"));
        Files.writeString(sites().ownFolder().resolve("keys/other"), "not ours");
        driver().destroy(sites().site(Map.of()), sites().tag("alpha"));
        assertThat(docker.networks).isEmpty();
        assertThat(sites().ownFolder().resolve("keys")).isDirectoryContaining("glob:**/other");
        assertThat(sites().ownFolder().resolve("keys/lab_ed25519")).doesNotExist();
        assertThat(sites().ownFolder().resolve("keys/lab_ed25519.pub")).doesNotExist();
    }

    @Test
    void many_hosts_made_and_destroyed_at_once_share_one_network_and_leave_nothing() throws Exception {
        Driver one = driver();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 20; number++) {
                HostTag tag = sites().tag("h" + number);
                running.add(threads.submit(() -> one.create(sites().site(Map.of()), tag)));
            }
        }
        for (Future<?> each : running) {
            each.get();
        }
        assertThat(docker.containers).hasSize(20);
        assertThat(docker.networks).hasSize(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 20; number++) {
                HostTag tag = sites().tag("h" + number);
                running.set(number, threads.submit(() -> {
                    one.destroy(sites().site(Map.of()), tag);
                    return tag;
                }));
            }
        }
        for (Future<?> each : running) {
            each.get();
        }
        assertThat(objects()).isZero();
        assertThat(sites().ownFolder()).isEmptyDirectory();
    }

    @Test
    void on_a_remote_engine_a_host_is_reached_by_a_published_port_and_gets_what_can_be_granted() throws Exception {
        docker.url = "ssh://root@farm.example";
        Found host = create("alpha", Map.of());
        assertThat(host.endpoint()).map(Endpoint::address).contains("farm.example");
        assertThat(host.endpoint()).map(Endpoint::port).contains(32768);
        assertThat(host.privateAddress()).contains("172.20.0.2");
        String create = docker.lines.stream()
                .filter(line -> line.startsWith("docker create"))
                .findFirst()
                .orElseThrow();
        assertThat(create).contains(" --publish 22 ", " --cap-add SYS_ADMIN ").doesNotContain("SYS_RESOURCE");
    }

    @Test
    void of_hosts_whose_containers_were_removed_by_hand_only_the_network_is_left() throws Exception {
        create("alpha", Map.of());
        create("beta", Map.of());
        docker.containers.clear();
        for (String name : List.of("alpha", "beta")) {
            assertThat(driver().find(sites().site(Map.of()), sites().tag(name))).isEmpty();
            assertThat(driver().remains(sites().site(Map.of()), sites().tag(name)))
                    .contains("its network skep-" + topology);
        }
        driver().destroy(sites().site(Map.of()), sites().tag("beta"));
        assertThat(objects()).isZero();
        assertThat(driver().remains(sites().site(Map.of()), sites().tag("alpha")))
                .isEmpty();
    }

    @Test
    void a_stopped_host_is_found_but_not_ready_and_is_started_by_create() throws Exception {
        Found host = create("alpha", Map.of());
        docker.container(host.id()).status = "exited";
        assertThat(driver().find(sites().site(Map.of()), sites().tag("alpha")))
                .map(Found::ready)
                .contains(false);
        assertThat(create("alpha", Map.of())).isEqualTo(host);
    }

    @Test
    void a_paused_host_is_resumed_and_one_off_its_network_is_put_back() throws Exception {
        Found host = create("alpha", Map.of());
        docker.container(host.id()).status = "paused";
        docker.container(host.id()).network = "";
        assertThat(create("alpha", Map.of())).isEqualTo(host);
        assertThat(docker.lines).contains("docker unpause c2", "docker network connect n1 c2");
    }

    @Test
    void a_host_whose_login_key_is_lost_gets_a_new_one() throws Exception {
        Found host = create("alpha", Map.of());
        new LoginKey(sites().ownFolder()).remove();
        Optional<Found> locked = driver().find(sites().site(Map.of()), sites().tag("alpha"));
        assertThat(locked).map(Found::ready).contains(false);
        assertThat(create("alpha", Map.of()).ready()).isTrue();
        assertThat(docker.lines).filteredOn("docker cp - c2:/"::equals).hasSize(2);
        assertThat(host.id()).isEqualTo("c2");
    }

    @Test
    void a_host_that_dies_at_once_fails_with_its_last_lines() {
        docker.statusAfterStart = "restarting";
        assertThatThrownBy(() -> create("alpha", Map.of()))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("alpha is restarting")
                .hasMessageContaining("Failed to mount cgroup");
    }

    @Test
    void hosts_that_want_different_subnets_of_one_network_are_refused() throws Exception {
        create("alpha", Map.of("subnet", Values.text("10.10.10.0/24")));
        assertThatThrownBy(() -> create("beta", Map.of("subnet", Values.text("10.20.0.0/16"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("10.10.10.0/24")
                .hasMessageContaining("host.beta");
    }

    @Test
    void a_network_that_skep_did_not_make_is_refused_and_kept() {
        docker.run(DockerCommand.of("network", "create", "--driver", "bridge", "skep-" + topology));
        assertThatThrownBy(() -> create("alpha", Map.of())).hasMessageContaining("skep did not make it");
        assertThat(docker.networks).hasSize(1);
    }
}

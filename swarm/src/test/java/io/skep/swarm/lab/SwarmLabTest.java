package io.skep.swarm.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.SwarmType;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.network.NetworkType;
import io.skep.swarm.node.NodeType;
import io.skep.swarm.service.ServiceType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One swarm of three real engines lives through these stories in their order. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwarmLabTest {

    private static final Address SWARM = Address.of("swarm", "cluster");
    private static final Address A = Address.of("node", "a");
    private static final Address B = Address.of("node", "b");
    private static final Address C = Address.of("node", "c");
    private static final Address NET = Address.of("network", "showcase");
    private static final Address WEB = Address.of("service", "web");

    private final ResourceType swarm = new SwarmType();
    private final ResourceType node = new NodeType();
    private final ResourceType network = new NetworkType();
    private final ResourceType service = new ServiceType();
    private final Entries swarmSpec = Entries.NONE.with("task_history_limit", Values.number(3));
    private final Map<String, DockerHost> hosts = new java.util.TreeMap<>();
    private LabHosts lab;
    private LabWorld world;

    @BeforeAll
    void start_hosts() throws Exception {
        lab = LabHosts.start("skep-swarm-test", List.of("a", "b", "c"));
        world = new LabWorld();
        for (Map.Entry<String, DockerHost> host : lab.hosts().entrySet()) {
            hosts.put(host.getKey(), host.getValue());
            world.with(host.getKey(), host.getValue().address(), host.getValue());
        }
    }

    @AfterAll
    void stop_hosts() throws Exception {
        if (lab != null) {
            lab.stop();
        }
    }

    @Test
    @Order(1)
    void a_swarm_is_formed_from_three_hosts() throws Exception {
        assertThat(world.look(swarm, SWARM, Optional.empty())).isEqualTo(new Seen.Absent());
        assertThat(world.look(node, A, Optional.empty())).isEqualTo(new Seen.Absent());
        FakePlanned planned = new FakePlanned().wants(A, spec("manager")).wants(B, spec("worker"));

        world.run(swarm.steps(new Change.Create(SWARM, swarmSpec, false), planned));
        for (Address address : List.of(A, B, C)) {
            world.run(node.steps(new Change.Create(address, wanted(address), false), planned));
        }

        String nodes = hosts.get("a")
                .sh("docker node ls --format '{{.Hostname}} {{.Status}} {{.Availability}} {{.ManagerStatus}}'")
                .out();
        assertThat(nodes)
                .contains(
                        "skep-swarm-test-a Ready Active Leader",
                        "skep-swarm-test-b Ready Active",
                        "skep-swarm-test-c Ready");
        same(swarm, SWARM, swarmSpec);
        same(node, A, wanted(A));
        same(node, B, wanted(B));
        assertThat(Values.textOf(world.outputs(B), "address"))
                .contains(hosts.get("b").address());
    }

    @Test
    @Order(2)
    void a_label_set_by_hand_is_seen_and_put_back() throws Exception {
        hosts.get("a").sh("docker node update --label-add size=huge --label-add theirs=1 skep-swarm-test-b");

        Seen.Present drifted = (Seen.Present) world.look(node, B, Optional.of(wanted(B)));
        assertThat(Values.textMapOf(drifted.values(), "labels"))
                .containsEntry("size", "huge")
                .containsEntry("theirs", "1");

        world.run(node.steps(new Change.Update(B, drifted.values(), wanted(B), List.of()), new FakePlanned()));
        Seen.Present back = (Seen.Present) world.look(node, B, Optional.of(wanted(B)));
        assertThat(Values.textMapOf(back.values(), "labels"))
                .containsEntry("size", "medium")
                .containsEntry("theirs", "1");
    }

    @Test
    @Order(3)
    void a_network_is_created_once_and_seen_as_asked_for() throws Exception {
        world.run(network.steps(new Change.Create(NET, networkSpec(), false), new FakePlanned()));
        world.run(network.steps(new Change.Create(NET, networkSpec(), true), new FakePlanned()));

        same(network, NET, networkSpec());
        assertThat(hosts.get("a")
                        .sh("docker network ls -q --filter name=showcase")
                        .out()
                        .lines())
                .hasSize(1);
    }

    @Test
    @Order(4)
    void a_service_converges_and_looks_as_asked_for() throws Exception {
        Entries spec = serviceSpec("busybox:1", 3);
        world.run(service.steps(new Change.Create(WEB, spec, false), new FakePlanned()));

        same(service, WEB, spec);
        assertThat(running("web")).isEqualTo(3);
        assertThat(world.lines())
                .anyMatch(line -> line.startsWith("the name web resolves in its task on "))
                .noneMatch(line -> line.contains("does not resolve"));
    }

    @Test
    @Order(5)
    void a_vip_on_a_kernel_without_ip_vs_is_warned_of() throws Exception {
        boolean balances = hosts.get("a").sh("test -e /proc/net/ip_vs").ok();
        Entries spec = serviceSpec("busybox:1", 3).with("endpoint_mode", Values.text("vip"));
        update(spec);
        assertThat(world.lines().stream().anyMatch(line -> line.contains("endpoint_mode = \"dnsrr\"")))
                .isEqualTo(!balances);
        update(serviceSpec("busybox:1", 3));
    }

    @Test
    @Order(6)
    void scaling_changes_nothing_else() throws Exception {
        update(serviceSpec("busybox:1", 1));
        assertThat(running("web")).isEqualTo(1);
    }

    @Test
    @Order(7)
    void a_rolling_update_is_told_task_by_task() throws Exception {
        update(serviceSpec("busybox:1", 3));
        int before = world.lines().size();
        update(serviceSpec("busybox:2", 3));

        List<String> told = world.lines().subList(before, world.lines().size());
        for (int slot = 1; slot <= 3; slot++) {
            String task = "web." + slot + " on ";
            assertThat(told).anyMatch(line -> line.startsWith(task) && line.endsWith("running"));
        }
        assertThat(running("web")).isEqualTo(3);
        same(service, WEB, serviceSpec("busybox:2", 3));
    }

    @Test
    @Order(8)
    void a_bad_image_fails_with_the_tasks_own_words() {
        Address bad = Address.of("service", "bad");
        Entries spec = serviceSpec("nothere:9", 2);
        assertThatThrownBy(() -> world.run(service.steps(new Change.Create(bad, spec, false), new FakePlanned())))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("No such image: nothere:9")
                .hasMessageContaining("skep-swarm-test-")
                .hasMessageContaining("0 of 2 tasks run");
    }

    @Test
    @Order(9)
    void a_service_that_fits_no_node_says_so() {
        Address nowhere = Address.of("service", "nowhere");
        Entries spec = serviceSpec("busybox:1", 1).with("constraints", Values.texts(List.of("node.labels.size==tiny")));
        assertThatThrownBy(() -> world.run(service.steps(new Change.Create(nowhere, spec, false), new FakePlanned())))
                .hasMessageContaining("no suitable node (scheduling constraints not satisfied on 3 nodes)");
    }

    @Test
    @Order(10)
    void a_global_service_runs_on_every_node_that_fits() throws Exception {
        Address everywhere = Address.of("service", "everywhere");
        Entries spec = serviceSpec("busybox:1", 1)
                .with("mode", Values.text("global"))
                .with("replicas", io.skep.plans.text.value.Value.NOTHING)
                .with("constraints", Values.texts(List.of("node.role==worker")));
        world.run(service.steps(new Change.Create(everywhere, spec, false), new FakePlanned()));

        same(service, everywhere, spec);
        assertThat(running("everywhere")).isEqualTo(2);
    }

    @Test
    @Order(11)
    void services_and_then_the_network_are_removed() throws Exception {
        for (String name : List.of("web", "bad", "nowhere", "everywhere")) {
            world.run(service.steps(
                    new Change.Delete(Address.of("service", name), Entries.NONE, "gone"), new FakePlanned()));
        }
        world.run(network.steps(new Change.Delete(NET, Entries.NONE, "gone"), new FakePlanned()));

        assertThat(hosts.get("a").sh("docker service ls -q").out()).isBlank();
        for (DockerHost host : hosts.values()) {
            assertThat(host.sh("docker network ls -q --filter name=showcase").out())
                    .isBlank();
        }
    }

    @Test
    @Order(12)
    void two_workers_become_managers_and_workers_again() throws Exception {
        FakePlanned planned = new FakePlanned().wants(A, spec("manager"));
        for (Address address : List.of(B, C)) {
            role(planned, address, "manager");
        }
        assertThat(managers()).isEqualTo(3);
        for (Address address : List.of(C, B)) {
            role(planned, address, "worker");
        }
        assertThat(managers()).isEqualTo(1);
        same(node, B, wanted(B));
    }

    @Test
    @Order(13)
    void the_only_manager_is_not_demoted() {
        FakePlanned planned = new FakePlanned().wants(A, spec("manager"));
        assertThatThrownBy(() ->
                        world.run(node.steps(new Change.Update(A, wanted(A), spec("worker"), List.of()), planned)))
                .hasMessageContaining("Refused to demote a: it is the only manager");
    }

    @Test
    @Order(14)
    void a_node_whose_host_vanished_is_removed_by_its_id() throws Exception {
        hosts.get("c").remove();
        world.vanish("c");
        Seen.Present seen = (Seen.Present) world.look(node, C, Optional.of(wanted(C)));
        assertThat(Values.boolOf(seen.values(), "joined")).contains(false);

        FakePlanned planned = new FakePlanned().wants(A, spec("manager"));
        world.run(node.steps(new Change.Delete(C, seen.values(), "its host is gone"), planned));

        assertThat(hosts.get("a").sh("docker node ls --format '{{.Hostname}}'").out())
                .doesNotContain("skep-swarm-test-c");
    }

    @Test
    @Order(15)
    void the_swarm_is_torn_down_and_the_last_manager_leaves_by_force() throws Exception {
        for (Address address : List.of(B, A)) {
            world.run(node.steps(new Change.Delete(address, wanted(address), "destroy"), new FakePlanned()));
        }
        for (String name : List.of("a", "b")) {
            assertThat(hosts.get(name)
                            .sh("docker info --format '{{.Swarm.LocalNodeState}}'")
                            .out()
                            .strip())
                    .isEqualTo("inactive");
        }
        assertThat(world.look(swarm, SWARM, Optional.of(swarmSpec))).isEqualTo(new Seen.Absent());
    }

    private void role(FakePlanned planned, Address address, String role) throws Exception {
        Seen.Present before = (Seen.Present) world.look(node, address, Optional.of(wanted(address)));
        Entries after = wanted(address).with("role", Values.text(role));
        world.run(node.steps(new Change.Update(address, before.values(), after, List.of()), planned));
    }

    private void update(Entries spec) throws Exception {
        Seen.Present before = (Seen.Present) world.look(service, WEB, Optional.of(spec));
        world.run(service.steps(new Change.Update(WEB, before.values(), spec, List.of()), new FakePlanned()));
        same(service, WEB, spec);
    }

    /** Every attribute of the spec is seen as it was asked for, so that the next plan is empty. */
    private void same(ResourceType type, Address address, Entries spec) throws InterruptedException {
        Seen found = world.look(type, address, Optional.of(spec));
        assertThat(found).isInstanceOf(Seen.Present.class);
        Entries values = ((Seen.Present) found).values();
        spec.entries().forEach((name, wanted) -> {
            if (!name.equals("labels")) {
                assertThat(values.get(name)).as(address + " " + name).isEqualTo(wanted);
            }
        });
        assertThat(Values.textMapOf(values, "labels")).containsAllEntriesOf(Values.textMapOf(spec, "labels"));
    }

    private long running(String service) throws IOException, InterruptedException {
        return hosts.get("a")
                .sh("docker service ps -f desired-state=running --format '{{.CurrentState}}' " + service)
                .out()
                .lines()
                .filter(line -> line.startsWith("Running"))
                .count();
    }

    private long managers() throws IOException, InterruptedException {
        return hosts.get("a")
                .sh("docker node ls --format '{{.ManagerStatus}}'")
                .out()
                .lines()
                .filter(line -> line.equals("Leader") || line.equals("Reachable"))
                .count();
    }

    private static Entries wanted(Address address) {
        return spec(address.equals(A) ? "manager" : "worker");
    }

    private static Entries spec(String role) {
        return Entries.NONE
                .with("role", Values.text(role))
                .with("availability", Values.text("active"))
                .with("labels", Values.textEntries(Map.of("size", "medium")))
                .with("joined", Values.bool(true));
    }

    private static Entries networkSpec() {
        return Entries.NONE
                .with("driver", Values.text("overlay"))
                .with("subnet", Values.text("10.77.0.0/24"))
                .with("attachable", Values.bool(true))
                .with("internal", Values.bool(false))
                .with("encrypted", Values.bool(false))
                .with("options", Entries.NONE)
                .with("labels", Values.textEntries(Map.of("team", "blue")));
    }

    private static Entries serviceSpec(String image, long replicas) {
        List<io.skep.plans.text.value.Value> none = new ArrayList<>();
        return Entries.NONE
                .with("image", Values.text(image))
                .with("args", Values.texts(List.of("sleep", "3000")))
                .with("command", Values.texts(List.of()))
                .with("env", Values.textEntries(Map.of("COLOR", "green", "SIZE", "a=b")))
                .with("mode", Values.text("replicated"))
                .with("replicas", Values.number(replicas))
                .with("constraints", Values.texts(List.of()))
                .with("networks", Values.texts(List.of("showcase")))
                .with("endpoint_mode", Values.text("dnsrr"))
                .with("labels", Values.textEntries(Map.of("team", "blue")))
                .with("container_labels", Entries.NONE)
                .with("stop_grace_period", Values.text("1s"))
                .with("port", new Items(none))
                .with("mount", new Items(none))
                .with("update", rollout())
                .with("resources", Entries.NONE.with("limits", Entries.NONE.with("memory", Values.number(67_108_864))))
                .with("wait", Values.text("60s"));
    }

    private static Entries rollout() {
        return Entries.NONE
                .with("parallelism", Values.number(1))
                .with("delay", Values.text("1s"))
                .with("failure_action", Values.text("pause"))
                .with("monitor", Values.text("2s"))
                .with("max_failure_ratio", Values.number(0))
                .with("order", Values.text("stop-first"));
    }
}

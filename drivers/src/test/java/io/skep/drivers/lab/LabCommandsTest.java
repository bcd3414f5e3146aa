package io.skep.drivers.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Values;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every docker command as one would type it. */
class LabCommandsTest {

    private static final HostTag TAG =
            new HostTag(new Ownership("shop", "0b1c"), Address.each("host", "worker", "charlie"), "charlie");

    private static final String MARKS = "'{{.ID}}\t{{.Label \"io.skep.topology\"}}\t{{.Label \"io.skep.lineage\"}}\t"
            + "{{.Label \"io.skep.address\"}}\t";

    private static String create(Entries settings, boolean publishSsh) {
        return LabCommands.create(new LabCommands.Plan(
                        TAG,
                        LabSettings.of(settings),
                        "shop-charlie",
                        "n1",
                        "skep-host:bookworm-0123456789ab",
                        "ssh-ed25519 AAAA charlie",
                        List.of("CHOWN", "SYS_ADMIN"),
                        publishSsh))
                .toString();
    }

    @Test
    void a_host_is_an_unprivileged_container_with_its_own_control_groups() {
        assertThat(create(Entries.NONE, false))
                .isEqualTo("docker create --name shop-charlie --hostname charlie"
                        + " --label 'io.skep.address=host.worker[\"charlie\"]'"
                        + " --label 'io.skep.host-key=ssh-ed25519 AAAA charlie'"
                        + " --label io.skep.lineage=0b1c"
                        + " --label io.skep.system=debian:bookworm"
                        + " --label io.skep.topology=shop"
                        + " --network n1 --restart unless-stopped --stop-signal SIGRTMIN+3"
                        + " --cgroupns private --tmpfs /sys/fs/cgroup:rw,exec,mode=755"
                        + " --tmpfs /run:exec --tmpfs /run/lock --tmpfs /tmp:exec"
                        + " --security-opt seccomp=unconfined --security-opt apparmor=unconfined"
                        + " --security-opt systempaths=unconfined --device-cgroup-rule 'a *:* rwm'"
                        + " --cap-add CHOWN --cap-add SYS_ADMIN"
                        + " --volume /var/lib/docker --volume /var/lib/containerd --volume /opt"
                        + " skep-host:bookworm-0123456789ab");
    }

    @Test
    void limits_disk_ports_and_a_fixed_address_are_passed_on() {
        Entries settings = Entries.of(Map.of(
                "memory", Values.number(536870912),
                "cpus", new Numeric(new BigDecimal("1.50")),
                "disk", Values.number(62914560),
                "address", Values.text("10.10.10.30"),
                "publish_ports", Values.texts(List.of("8080:80"))));
        assertThat(create(settings, true))
                .contains(
                        " --tmpfs /var/lib/docker:exec,dev,suid,size=62914560 --volume /var/lib/containerd --volume /opt"
                                + " --memory 536870912 --cpus 1.5 --ip 10.10.10.30 --publish 8080:80 --publish 22 skep-host:")
                .doesNotContain("--volume /var/lib/docker");
    }

    @Test
    void networks_are_marked_and_listed_with_their_marks() {
        assertThat(LabCommands.createNetwork("skep-shop", TAG, Optional.empty()))
                .hasToString("docker network create --driver bridge --label 'io.skep.address=host.worker[\"charlie\"]'"
                        + " --label io.skep.lineage=0b1c --label io.skep.topology=shop skep-shop");
        assertThat(LabCommands.createNetwork("skep-shop", TAG, Optional.of("10.10.10.0/24"))
                        .toString())
                .endsWith(" --label io.skep.topology=shop --subnet 10.10.10.0/24 skep-shop");
        assertThat(LabCommands.networks("skep-shop"))
                .hasToString("docker network ls --no-trunc --filter name=skep-shop --format " + MARKS + "{{.Name}}'");
        assertThat(LabCommands.subnet("n1"))
                .hasToString("docker network inspect --format '{{range .IPAM.Config}}{{.Subnet}}{{end}}' n1");
        assertThat(LabCommands.connect("n1", "c1")).hasToString("docker network connect n1 c1");
        assertThat(LabCommands.disconnect("n1", "c1")).hasToString("docker network disconnect --force n1 c1");
        assertThat(LabCommands.removeNetwork("n1")).hasToString("docker network rm n1");
    }

    @Test
    void containers_are_listed_started_and_removed_with_their_volumes() {
        assertThat(LabCommands.containers())
                .hasToString("docker ps --all --no-trunc --format " + MARKS + "{{.Names}}'");
        assertThat(LabCommands.start("c1")).hasToString("docker start c1");
        assertThat(LabCommands.unpause("c1")).hasToString("docker unpause c1");
        assertThat(LabCommands.remove("c1")).hasToString("docker rm --force --volumes c1");
        assertThat(LabCommands.lastLines("c1")).hasToString("docker logs --tail 10 c1");
        assertThat(LabCommands.facts("c1").toString())
                .startsWith("docker inspect --type container --format 'id={{.Id}}\nstatus={{.State.Status}}\n")
                .endsWith("disk={{index .HostConfig.Tmpfs \"/var/lib/docker\"}}' c1");
    }

    @Test
    void keys_reach_a_container_through_standard_input() {
        DockerCommand command = LabCommands.unpack("c1", "secret".getBytes(StandardCharsets.UTF_8));
        assertThat(command).hasToString("docker cp - c1:/");
        assertThat(command.input()).isPresent();
    }

    @Test
    void the_engine_and_its_abilities_are_asked_for() {
        assertThat(LabCommands.engine()).hasToString("docker context inspect --format '{{.Endpoints.docker.Host}}'");
        assertThat(LabCommands.hasImage("skep-host:bookworm-0"))
                .hasToString("docker image ls --quiet skep-host:bookworm-0");
        assertThat(LabCommands.tryCapabilities("image", List.of("SYS_TIME", "MKNOD")))
                .hasToString("docker run --rm --network none --cap-add SYS_TIME --cap-add MKNOD image /bin/true");
    }
}

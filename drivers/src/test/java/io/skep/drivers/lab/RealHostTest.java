package io.skep.drivers.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.drivers.Found;
import io.skep.drivers.Sites;
import io.skep.plans.local.LocalProcess;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.remote.Output;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lab host is like once it runs, seen through OpenSSH's own client. */
@Tag("lab")
class RealHostTest {

    @TempDir
    private Path folder;

    private final Docker docker = new DockerProcess();
    private final LabDriver driver = new LabDriver(docker);
    private final String topology = "real" + Long.toString(System.nanoTime(), 36);

    private Sites sites() {
        return new Sites(folder, topology, "lineage-1");
    }

    private Found create(Map<String, ? extends Value> settings) throws Exception {
        return driver.create(sites().site(settings), sites().tag("alpha"));
    }

    @AfterEach
    void leave_nothing() throws Exception {
        driver.destroy(sites().site(Map.of()), sites().tag("alpha"));
        assertThat(docker.need(LabCommands.containers())).doesNotContain(topology);
        assertThat(docker.need(LabCommands.networks("skep-" + topology))).isEmpty();
        assertThat(sites().ownFolder()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"debian:bookworm", "debian:trixie"})
    void it_proves_itself_with_the_key_that_skep_made_and_runs_systemd(String system) throws Exception {
        Found host = create(Map.of("system", Values.text(system)));
        assertThat(ssh(host, "systemctl is-system-running --wait; hostname; . /etc/os-release; echo $VERSION_CODENAME"))
                .isEqualTo("running\nalpha\n" + system.substring("debian:".length()) + "\n");
        assertThat(ssh(host, "ls /etc/ssh/*key* | wc -l")).isEqualTo("2\n");
    }

    @Test
    void it_comes_back_as_itself_after_a_reboot_and_after_a_restart_from_outside() throws Exception {
        Found host = create(Map.of());
        String before = ssh(
                host, "cat /etc/machine-id; touch /root/kept; systemctl show --property UserspaceTimestampMonotonic");
        attempt(host, "systemctl reboot --force");
        awaitAnotherBoot(host, before);
        assertThat(driver.find(sites().site(Map.of()), sites().tag("alpha"))).contains(host);
        docker.need(DockerCommand.of("restart", host.id()));
        assertThat(ssh(host, "ls /root/kept")).isEqualTo("/root/kept\n");
    }

    @Test
    void a_small_disk_fills_up() throws Exception {
        Found host = create(Map.of("disk", Values.number(4L << 20)));
        assertThat(host.settings().get("disk")).isEqualTo(Values.number(4L << 20));
        assertThat(ssh(
                                host,
                                "head -c 9000000 /dev/zero 2>/dev/null > /var/lib/docker/fill; df --output=avail /var/lib/docker | tail -1")
                        .strip())
                .isEqualTo("0");
    }

    @Test
    void a_host_that_was_stopped_or_whose_login_key_was_lost_is_not_ready_until_it_is_created_again() throws Exception {
        Found host = create(Map.of());
        docker.need(DockerCommand.of("stop", "--time", "1", host.id()));
        new LoginKey(sites().ownFolder()).remove();
        Optional<Found> stopped = driver.find(sites().site(Map.of()), sites().tag("alpha"));
        assertThat(stopped).map(Found::ready).contains(false);
        Found again = create(Map.of());
        assertThat(again.id()).isEqualTo(host.id());
        assertThat(ssh(again, "hostname")).isEqualTo("alpha\n");
    }

    private void awaitAnotherBoot(Found host, String before) throws Exception {
        for (int tries = 0; tries < 100; tries++) {
            Output output = attempt(
                    host,
                    "cat /etc/machine-id; ls /root/kept >&2; systemctl show --property UserspaceTimestampMonotonic");
            if (output.ok() && !output.out().equals(before)) {
                assertThat(output.out()).startsWith(before.substring(0, 32));
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the host did not come back from its reboot");
    }

    private String ssh(Found host, String command) throws Exception {
        for (int tries = 0; ; tries++) {
            Output output = attempt(host, command);
            // 255 is ssh's own failure: the host still boots.
            if (output.exit() != 255 || tries == 100) {
                assertThat(output.exit()).as(output.err()).isLessThan(2);
                return output.out();
            }
            Thread.sleep(100);
        }
    }

    private Output attempt(Found host, String command) throws Exception {
        Endpoint endpoint = host.endpoint().orElseThrow();
        Path known = folder.resolve("known");
        Files.writeString(known, endpoint.address() + " " + ((HostTrust.PublicKey) endpoint.trust()).line() + "\n");
        List<String> words = List.of(
                "ssh",
                "-i",
                endpoint.key().orElseThrow().toString(),
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "UserKnownHostsFile=" + known,
                "-o",
                "BatchMode=yes",
                "-o",
                "ConnectTimeout=2",
                "-o",
                "LogLevel=ERROR",
                endpoint.user() + "@" + endpoint.address(),
                command);
        return LocalProcess.quiet(words, Duration.ofSeconds(60)).run();
    }
}

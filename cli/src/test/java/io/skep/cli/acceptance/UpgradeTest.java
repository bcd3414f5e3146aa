package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three managers and two workers go from one real engine version to another under a client that asks all the time. The older engine is
 * Debian trixie's, the newer one Debian sid's, whose packages run on trixie.
 */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTest {

    private static final String OLD = "26.1";
    private static final String NEW = "28.5";
    private static final int REPLICAS = 2;
    private static final List<String> HOSTS = List.of("m1", "m2", "m3", "w1", "w2");

    private static final String TOPOLOGY = """
            skep {
              name = "upgrade"
            }

            archive "web" {
              file  = "images/web.tar"
              build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox-static"]
            }

            engine "all" {
              version    = "26.1"
              on_failure = "rollback"
              preload    = [archive.web.file]
            }

            host "manager" {
              for_each = toset(["m1", "m2", "m3"])
              name     = each.key
              driver "lab" { system = "debian:trixie" }
              engine { profile = engine.all }
              swarm  { role = "manager" }
            }

            host "worker" {
              for_each = toset(["w1", "w2"])
              name     = each.key
              driver "lab" { system = "debian:trixie" }
              engine { profile = engine.all }
              swarm  { role = "worker" }
            }

            swarm {
              upgrade {
                canary  = ["w2"]
                observe = "5s"
              }
            }

            network "front" {
              driver     = "overlay"
              attachable = true
            }

            service "web" {
              image             = "web:1"
              command           = ["/bin/sh", "-c", "mkdir -p /tmp/www && echo well > /tmp/www/index.html && exec httpd -f -p 80 -h /tmp/www"]
              replicas          = 2
              networks          = [network.front]
              endpoint_mode     = "dnsrr"
              stop_grace_period = "1s"
              port {
                target    = 80
                published = 8080
                mode      = "host"
              }
              update { order = "start-first" }
            }
            """;

    @TempDir
    private static Path root;

    private Example example;
    private final SortedMap<String, String> addresses = new TreeMap<>();

    @BeforeAll
    void five_hosts_with_the_older_engine() throws Exception {
        example = Example.written(TOPOLOGY, "upgrade", root);
        example.skep().must("apply", "-auto-approve");
        for (String host : HOSTS) {
            addresses.put(host, example.lab().address(host));
            // The newer engine is in the archive from now on, as after a release.
            example.lab()
                    .on(
                            host,
                            "sh",
                            "-c",
                            "sed 's/trixie/sid/g' /etc/apt/sources.list > /etc/apt/sources.list.d/sid.list"
                                    + " && echo 'Acquire::Check-Valid-Until \"false\";' > /etc/apt/apt.conf.d/99-valid"
                                    + " && printf 'Package: *\\nPin: release a=unstable\\nPin-Priority: 100\\n\\n"
                                    + "Package: docker.io docker-cli containerd runc\\nPin: release a=unstable\\n"
                                    + "Pin-Priority: 500\\n' > /etc/apt/preferences.d/sid && apt-get -q update");
        }
        assertThat(versions().values()).allMatch(version -> version.startsWith(OLD));
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void a_canary_that_breaks_is_taken_back_and_no_other_host_is_touched() throws Exception {
        // Only the older engine starts there.
        example.lab()
                .on(
                        "w2",
                        "sh",
                        "-c",
                        "printf '#!/bin/sh\\ndockerd --version | grep -q \"version 26\"\\n' > /usr/local/sbin/only-26"
                                + " && chmod +x /usr/local/sbin/only-26 && mkdir -p /etc/systemd/system/docker.service.d"
                                + " && printf '[Service]\\nExecStartPre=/usr/local/sbin/only-26\\n'"
                                + " > /etc/systemd/system/docker.service.d/99-breaks.conf");
        example.edit("version    = \"" + OLD + "\"", "version    = \"" + NEW + "\"");

        Finished stopped;
        List<Throwable> failures;
        try (Watch<SortedMap<String, String>> quorum = Watch.every(
                        Duration.ofSeconds(1), () -> kept(example.lab().nodes("m1")));
                Client client = new Client()) {
            stopped = example.skep().run("apply", "-auto-approve");
            failures = quorum.failures();
            client.answeredAlways();
        }

        assertThat(stopped.exit()).as(stopped.text()).isNotZero();
        assertThat(stopped.text())
                .contains("w2", "It was taken back to Docker Engine " + OLD, "Nothing more is upgraded");
        assertThat(failures).isEmpty();
        assertThat(versions().values()).allMatch(version -> version.startsWith(OLD));
        assertThat(example.lab().nodes("m1"))
                .hasSize(5)
                .allSatisfy((_, state) -> assertThat(state).startsWith("Ready Active"));
        example.lab().on("w2", "rm", "/etc/systemd/system/docker.service.d/99-breaks.conf");
    }

    @Test
    @Order(2)
    void all_hosts_are_upgraded_under_a_client_that_is_always_answered() throws Exception {
        try (Watch<SortedMap<String, String>> nodes = Watch.every(Duration.ofSeconds(1), () -> kept(answeringNodes()));
                Watch<Integer> tasks = Watch.every(Duration.ofMillis(500), this::running);
                Client client = new Client()) {
            String said = example.skep().must("apply", "-auto-approve");

            client.answeredAlways();
            assertThat(nodes.failures()).isEmpty();
            assertThat(tasks.seen()).as(said).allMatch(running -> running >= REPLICAS);
            assertThat(said.indexOf("Drain w2 for its engine")).isPositive().isLessThan(said.indexOf("Drain w1 for"));
            assertThat(said.indexOf("Drain w1 for")).isLessThan(said.indexOf("Drain m2 for"));
            assertThat(said.indexOf("Drain m3 for")).isLessThan(said.indexOf("Drain m1 for"));
        }

        assertThat(versions().values()).allMatch(version -> version.startsWith(NEW));
        assertThat(example.lab().nodes("m1"))
                .hasSize(5)
                .allSatisfy((_, state) -> assertThat(state).startsWith("Ready Active"));
        assertThat(example.lab().replicasWithinAMinute("m1", "web", REPLICAS + "/" + REPLICAS))
                .isEqualTo(REPLICAS + "/" + REPLICAS);
        Finished plan = example.skep().run("plan", "-detailed-exitcode");
        assertThat(plan.exit()).as(plan.text()).isZero();
    }

    @Test
    @Order(3)
    void destroy_leaves_nothing() throws Exception {
        example.skep().must("destroy", "-auto-approve");

        assertThat(example.lab().hosts()).isEmpty();
        assertThat(example.lab().networks()).isEmpty();
    }

    private static SortedMap<String, String> kept(SortedMap<String, String> nodes) {
        Quorum.kept(nodes);
        return nodes;
    }

    /** As one of the managers tells it: the one whose engine is restarted cannot. */
    private SortedMap<String, String> answeringNodes() throws InterruptedException {
        AssertionError last = new AssertionError("no manager was asked");
        for (int second = 0; second < 30; second++) {
            for (String manager : List.of("m1", "m2", "m3")) {
                try {
                    return example.lab().nodes(manager);
                } catch (AssertionError silent) {
                    last = silent;
                }
            }
            Thread.sleep(1000);
        }
        throw last;
    }

    /** How many tasks of the service run, counted where they run. */
    private int running() throws InterruptedException {
        int running = 0;
        for (String host : HOSTS) {
            running += answers(host) ? 1 : 0;
        }
        return running;
    }

    private SortedMap<String, String> versions() throws InterruptedException {
        SortedMap<String, String> versions = new TreeMap<>();
        for (String host : HOSTS) {
            versions.put(
                    host,
                    example.lab()
                            .on(host, "docker", "version", "--format", "{{.Server.Version}}")
                            .getFirst());
        }
        return versions;
    }

    private boolean answers(String host) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + addresses.get(host) + ":8080/")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(3000);
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .strip()
                        .equals("well");
            } finally {
                connection.disconnect();
            }
        } catch (IOException silent) {
            return false;
        }
    }

    /** Asks all the time, as a load balancer does: the next host where one does not serve. */
    private final class Client implements AutoCloseable {

        private final List<String> failed = new ArrayList<>();
        private int asked;
        private volatile boolean over;

        Client() {
            Thread.ofVirtual().start(() -> {
                while (!over) {
                    boolean answered = HOSTS.stream().anyMatch(UpgradeTest.this::answers);
                    synchronized (failed) {
                        asked++;
                        if (!answered) {
                            failed.add("request " + asked + " of " + java.time.Instant.now());
                        }
                    }
                }
            });
        }

        void answeredAlways() {
            synchronized (failed) {
                assertThat(asked).isGreaterThan(100);
                assertThat(failed).as("of %d requests", asked).isEmpty();
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }
}

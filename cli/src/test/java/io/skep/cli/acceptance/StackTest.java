package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A Compose file on a real engine: the plain docker client sees a stack like any other, and what leaves the file goes. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackTest {

    private static final String TOPOLOGY = """
            skep {
              name = "stacked"
            }

            archive "web" {
              file  = "images/web.tar"
              build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox-static"]
            }

            host "one" {
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm { role = "manager" }
            }

            swarm {}

            stack "shop" { compose = "compose.yaml" }
            """;

    private static final String COMPOSE = """
            services:
              web:
                image: web:1
                command: sleep 100000
                stop_grace_period: 1s
                labels: { tier: front }
                environment: { RELEASE: "${RELEASE:-1}" }
                secrets: [{ source: db, mode: 0400 }]
                configs: [{ source: page, target: /www/index.html }]
                volumes: ["data:/data", { type: tmpfs, target: /cache, tmpfs: { size: 1m } }]
                networks: { front: { aliases: [www] } }
                healthcheck: { test: "true", interval: 2s }
                ulimits: { nofile: 1024 }
                logging: { driver: json-file, options: { max-size: 1m } }
                deploy:
                  replicas: 2
                  endpoint_mode: dnsrr
                  labels: { of: shop }
                  placement: { constraints: [node.role == manager] }
                  resources: { limits: { memory: 64M, pids: 50 } }
                  restart_policy: { condition: any, delay: 1s }
              worker:
                image: web:1
                command: ["sleep", "100000"]
                stop_grace_period: 1s
                deploy: { endpoint_mode: dnsrr }
            networks: { front: }
            volumes: { data: { labels: { keep: daily } } }
            secrets: { db: { file: db.txt } }
            configs: { page: { content: hello } }
            """;

    @TempDir
    private static Path root;

    private Example example;

    @BeforeAll
    void one_host_and_a_compose_file() throws IOException {
        example = Example.written(TOPOLOGY, "stacked", root);
        Files.writeString(example.folder().resolve("compose.yaml"), COMPOSE);
        Files.writeString(example.folder().resolve("db.txt"), "canary-file");
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void the_docker_client_sees_a_stack_and_the_second_plan_is_empty() throws Exception {
        example.skep().must("apply", "-auto-approve");

        assertThat(on("docker", "stack", "ls", "--format", "{{.Name}} {{.Services}}"))
                .containsExactly("shop 2");
        assertThat(on("docker", "stack", "services", "shop", "--format", "{{.Name}} {{.Replicas}}"))
                .containsExactlyInAnyOrder("shop_web 2/2", "shop_worker 1/1");
        assertThat(on("docker", "stack", "ps", "shop", "--filter", "desired-state=running", "-q"))
                .hasSize(3);
        assertThat(inTheWeb("cat /run/secrets/db /www/index.html; stat -c %a /run/secrets/db"))
                .contains("canary-filehello400");
        assertThat(on(
                        "docker",
                        "service",
                        "inspect",
                        "shop_web",
                        "--format",
                        "{{range .Spec.TaskTemplate.Networks}}{{.Aliases}}{{end}}"))
                .containsExactly("[web www]");
        assertThat(on("docker", "volume", "ls", "-q", "--filter", "label=com.docker.stack.namespace=shop"))
                .containsExactly("shop_data");
        assertThat(example.skep().run("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    @Order(2)
    void what_leaves_the_file_goes_with_its_network() throws Exception {
        String compose = Files.readString(example.folder().resolve("compose.yaml"));
        int worker = compose.indexOf("  worker:");
        Files.writeString(
                example.folder().resolve("compose.yaml"),
                compose.substring(0, worker) + compose.substring(compose.indexOf("networks: { front: }")));

        example.skep().must("apply", "-auto-approve");

        assertThat(on("docker", "stack", "services", "shop", "--format", "{{.Name}}"))
                .containsExactly("shop_web");
        assertThat(on(
                        "docker",
                        "network",
                        "ls",
                        "--filter",
                        "label=com.docker.stack.namespace=shop",
                        "--format",
                        "{{.Name}}"))
                .containsExactly("shop_front");
        assertThat(example.skep().run("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    @Order(3)
    void destroy_leaves_nothing() throws Exception {
        example.skep().must("destroy", "-auto-approve");

        assertThat(example.lab().hosts()).isEmpty();
        assertThat(example.lab().networks()).isEmpty();
    }

    private List<String> on(String... words) throws InterruptedException {
        return example.lab().on("one", words);
    }

    /** What a shell line prints in one running task of the service, in one line. */
    private String inTheWeb(String line) throws InterruptedException {
        return String.join(
                "",
                on(
                        "sh",
                        "-c",
                        "docker exec $(docker ps -q --filter label=com.docker.swarm.service.name=shop_web | head -1) sh -c '"
                                + line + "'"));
    }
}

package io.skep.swarm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each key of a Compose file's service becomes. */
class ServiceLoweringTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command: serve --name \"a b\" | args | [\"serve\", \"--name\", \"a b\"]",
                "command: [a, b c] | args | [\"a\", \"b c\"]",
                "entrypoint: /run.sh | command | [\"/run.sh\"]",
                "user: \"1000\" | user | \"1000\"",
                "working_dir: /srv | workdir | \"/srv\"",
                "stdin_open: true | stdin | true",
                "init: true | init | true",
                "stop_grace_period: 1m30s | stop_grace_period | \"1m30s\"",
                "cap_add: [net_admin, CAP_SYS_TIME, ALL] | cap_add | [\"ALL\", \"CAP_NET_ADMIN\", \"CAP_SYS_TIME\"]",
                "ulimits: { nproc: 10, nofile: { soft: 1, hard: 2 }, core: { soft: 3, hard: 3 } } | ulimits | { core = \"3\", nofile = \"1:2\", nproc = \"10\" }",
                "sysctls: [net.core.somaxconn=1024] | sysctls | { \"net.core.somaxconn\" = \"1024\" }",
                "extra_hosts: [\"a:1.2.3.4\", \"b=::1\"] | hosts | [\"a:1.2.3.4\", \"b:::1\"]",
                "extra_hosts: { a: 1.2.3.4 } | hosts | [\"a:1.2.3.4\"]",
                "dns: 1.1.1.1 | dns | { options = [], search = [], servers = [\"1.1.1.1\"] }",
                "scale: 3 | replicas | 3",
                "deploy: { mode: global } | mode | \"global\"",
                "deploy: { placement: { constraints: [node.role == manager] } } | constraints | [\"node.role == manager\"]",
                "deploy: { placement: { preferences: [{ spread: node.labels.zone }] } } | spread | [\"node.labels.zone\"]",
                "mem_limit: 1g | resources | { limits = { memory = 1073741824 } }",
                "deploy: { resources: { limits: { cpus: '0.5', pids: 9 }, reservations: { memory: 1m } } } | resources | { limits = { cpus = 0.5, pids = 9 }, reservations = { generic = {}, memory = 1048576 } }",
                "logging: { options: { max-size: 1m } } | log | { driver = \"json-file\", options = { max-size = \"1m\" } }",
                "deploy: { restart_policy: { condition: none } } | restart | { condition = \"none\" }"
            })
    void a_key_becomes_an_attribute(String key, String attribute, String value) {
        Stacked stacked = Stacked.service(key);

        assertThat(stacked.web(attribute)).isEqualTo(value);
        assertThat(stacked.said()).isEmpty();
    }

    @Test
    void a_test_of_health_is_words_or_a_line_for_a_shell() {
        assertThat(Stacked.service("healthcheck: { test: curl -f x }").web("health"))
                .isEqualTo("{ command = [\"CMD-SHELL\", \"curl -f x\"] }");
        assertThat(Stacked.service("healthcheck: { test: [CMD, x], interval: 90s, retries: 3 }")
                        .web("health"))
                .isEqualTo("{ command = [\"CMD\", \"x\"], interval = \"1m30s\", retries = 3 }");
        assertThat(Stacked.service("healthcheck: { disable: true }").web("health"))
                .isEqualTo("{ command = [\"NONE\"] }");
    }

    @Test
    void the_environment_is_files_then_what_is_written_then_what_is_around() {
        Stacked stacked = Stacked.service("""
                env_file: [one.env, { path: none.env, required: false }]
                environment: [B=here, AROUND, NOWHERE]
                """);
        stacked.beside.with("one.env", "A=1\nB=2\nC=\"${AROUND}!\"\n").set("AROUND", "a");

        assertThat(stacked.web("env")).isEqualTo("{ A = \"1\", AROUND = \"a\", B = \"here\", C = \"a!\" }");
    }

    @Test
    void a_service_and_its_containers_bear_the_labels_of_the_stack() {
        Stacked stacked = Stacked.service("labels: [a=1]\ndeploy: { labels: { b: 2 } }");

        assertThat(stacked.web("labels"))
                .isEqualTo(
                        "{ b = \"2\", \"com.docker.stack.image\" = \"nginx\", \"com.docker.stack.namespace\" = \"shop\" }");
        assertThat(stacked.web("container_labels"))
                .isEqualTo("{ a = \"1\", \"com.docker.stack.namespace\" = \"shop\" }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'80' | 80/tcp",
                "8080:80 | 8080:80/tcp",
                "8080:80/udp | 8080:80/udp",
                "8000-8001:80-81 | 8000:80/tcp 8001:81/tcp",
                "'90-91' | 90/tcp 91/tcp",
                "{ target: 80, published: \"8080\", mode: host } | 8080:80/tcp host",
                "{ target: 53, protocol: udp } | 53/udp"
            })
    void ports_are_written_short_or_long(String written, String ports) {
        Stacked stacked = Stacked.service("ports: [" + (written.startsWith("{") ? written : '"' + written + '"') + "]");

        assertThat(stacked.web("port"))
                .isEqualTo(Arrays.stream(ports.split(" (?=\\d)"))
                        .map(ServiceLoweringTest::port)
                        .collect(Collectors.joining(", ", "[", "]")));
        assertThat(stacked.said()).isEmpty();
    }

    private static String port(String text) {
        String[] words = text.split(" ", -1);
        String[] sides = words[0].split("/", -1);
        String[] numbers = sides[0].split(":", -1);
        String mode = words.length > 1 ? words[1] : "ingress";
        String published = numbers.length > 1 ? "published = " + numbers[0] + ", " : "";
        return "{ mode = \"" + mode + "\", protocol = \"" + sides[1] + "\", " + published + "target = "
                + numbers[numbers.length - 1] + " }";
    }

    @Test
    void an_address_to_publish_on_is_left_out() {
        Stacked stacked = Stacked.service("ports: [\"127.0.0.1:8080:80\", \"[::1]:81:81\", \"bad\"]");

        stacked.resources();

        assertThat(stacked.said())
                .containsExactly(
                        "compose.yaml:4:13: Left out in a swarm; \"services.web.ports.host_ip\": A swarm publishes on every address of its nodes.",
                        "compose.yaml:4:34: Left out in a swarm; \"services.web.ports.host_ip\": A swarm publishes on every address of its nodes.",
                        "compose.yaml:4:49: Invalid Compose file; \"services.web.ports\": A port is written \"PUBLISHED:TARGET\", such as \"8080:80\".");
    }

    @Test
    void mounts_are_written_short_or_long() {
        Stacked stacked = Stacked.of("""
                services:
                  web:
                    image: nginx
                    tmpfs: /tmp:size=64m
                    volumes:
                      - data:/data:ro
                      - /etc/x:/etc/x:rslave
                      - /anonymous
                      - { type: tmpfs, target: /cache, tmpfs: { size: 1k, mode: 0o1777 } }
                      - { type: volume, source: old, target: /old, volume: { nocopy: true } }
                volumes:
                  data: { driver: local, driver_opts: { type: nfs }, labels: { a: b } }
                  old: { external: true }
                """);

        assertThat(stacked.web("mount"))
                .isEqualTo("[{ read_only = false, target = \"/anonymous\", type = \"volume\" },"
                        + " { read_only = false, target = \"/cache\", tmpfs = { mode = \"1777\", size = 1024 }, type = \"tmpfs\" },"
                        + " { read_only = true, source = \"shop_data\", target = \"/data\", type = \"volume\","
                        + " volume = { driver = \"local\", labels = { a = \"b\", \"com.docker.stack.namespace\" = \"shop\" }, options = { type = \"nfs\" } } },"
                        + " { bind = { propagation = \"rslave\" }, read_only = false, source = \"/etc/x\", target = \"/etc/x\", type = \"bind\" },"
                        + " { read_only = false, source = \"old\", target = \"/old\", type = \"volume\", volume = { labels = {}, no_copy = true, options = {} } },"
                        + " { read_only = false, target = \"/tmp\", tmpfs = { size = 67108864 }, type = \"tmpfs\" }]");
        assertThat(stacked.said()).isEmpty();
    }

    @Test
    void a_path_beside_the_file_cannot_be_mounted() {
        Stacked stacked = Stacked.service("volumes: [\"./conf:/etc/conf\", \"nowhere:/x\"]");

        stacked.resources();

        assertThat(stacked.said())
                .satisfiesExactly(
                        path -> assertThat(path)
                                .startsWith("compose.yaml:4:15: Path of this machine;")
                                .contains("mounts ./conf"),
                        unknown -> assertThat(unknown).contains("\"nowhere\" is not among the volumes"));
    }

    @Test
    void secrets_and_configs_are_files_of_a_task() {
        Stacked stacked = Stacked.of("""
                services:
                  web:
                    image: nginx
                    secrets: [db, { source: key, target: /k, uid: "1", mode: 0400 }]
                    configs: [page, { source: page, target: /p, mode: 256 }]
                secrets:
                  db: { file: db.txt }
                  key: { external: true, name: company_key }
                configs:
                  page: { content: hello }
                """);
        stacked.beside.with("db.txt", "swordfish");

        assertThat(stacked.web("secret"))
                .isEqualTo("[{ gid = \"0\", mode = \"0400\", source = \"company_key\", target = \"/k\", uid = \"1\" },"
                        + " { gid = \"0\", mode = \"0444\", source = \"shop_db\", target = \"db\", uid = \"0\" }]");
        assertThat(stacked.web("config"))
                .isEqualTo(
                        "[{ gid = \"0\", mode = \"0400\", source = \"shop_page\", target = \"/p\", uid = \"0\" },"
                                + " { gid = \"0\", mode = \"0444\", source = \"shop_page\", target = \"/page\", uid = \"0\" }]");
    }

    @Test
    void a_service_has_its_short_name_in_every_network_it_joins() {
        Stacked stacked = Stacked.of("""
                services:
                  web:
                    image: nginx
                    networks: { front: { aliases: [www], ipv4_address: 10.0.0.1 }, proxy: }
                networks: { front: , proxy: { external: true } }
                """);

        assertThat(stacked.web("network"))
                .isEqualTo("[{ aliases = [\"web\"], options = {}, source = \"proxy\" },"
                        + " { aliases = [\"web\", \"www\"], options = {}, source = \"shop_front\" }]");
        assertThat(stacked.said())
                .first()
                .isEqualTo(
                        "compose.yaml:4:42: Left out in a swarm; \"services.web.networks.front.ipv4_address\": A swarm chooses it for each task.");
    }
}

package io.skep.swarm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Resource;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackBlockTest {

    private static final String WHOLE = """
            services:
              web: { image: nginx, networks: [front], secrets: [db], configs: [page] }
              db: { image: postgres }
            networks: { front: , unused: , named: { name: backbone } }
            secrets: { db: { environment: DB } }
            configs: { page: { content: hello } }
            """;

    @Test
    void its_parts_are_named_as_docker_stack_deploy_names_them() {
        Stacked stacked = Stacked.of(WHOLE);
        stacked.beside.set("DB", "swordfish");

        assertThat(stacked.byAddress())
                .containsOnlyKeys(
                        "config.shop_page",
                        "network.shop_default",
                        "network.shop_front",
                        "secret.shop_db",
                        "service.shop_db",
                        "service.shop_web");
        assertThat(stacked.resource("service.shop_web").needs())
                .extracting(Object::toString)
                .containsExactly("config.shop_page", "network.shop_front", "secret.shop_db", "swarm.cluster");
        assertThat(stacked.said()).isEmpty();
    }

    @Test
    void everything_bears_the_label_of_the_stack_and_the_place_in_the_file() {
        Stacked stacked = Stacked.of(WHOLE);
        stacked.beside.set("DB", "swordfish");

        assertThat(stacked.resources()).allSatisfy(each -> {
            assertThat(Values.textMapOf(each.spec(), "labels")).containsEntry("com.docker.stack.namespace", "shop");
            assertThat(each.place()).startsWith("compose.yaml:");
        });
        assertThat(stacked.resource("service.shop_db").place()).isEqualTo("compose.yaml:3:3");
    }

    @Test
    void an_instance_and_one_in_a_module_have_names_of_their_own() {
        Stacked each = Stacked.service("").at("stack.shop[\"a\"]");
        assertThat(each.byAddress()).containsOnlyKeys("network.shop-a_default", "service.shop-a_web");

        Stacked inner = Stacked.service("").at("module.eu.stack.shop");
        Map<String, Resource> resources = inner.byAddress();
        assertThat(resources).containsOnlyKeys("module.eu.network.shop_default", "module.eu.service.shop_web");
        Resource web = inner.resource("module.eu.service.shop_web");
        assertThat(ValueText.line(web.spec().get("network"))).contains("source = \"module.eu.network.shop_default\"");
        assertThat(Values.textMapOf(web.spec(), "labels")).containsEntry("com.docker.stack.namespace", "eu-shop");
    }

    @Test
    void what_a_secret_holds_is_a_secret_and_its_source_says_where_it_is_to_be_had() {
        Stacked stacked = Stacked.of("""
                services: { web: { image: nginx } }
                secrets:
                  file: { file: "a\\"b.txt" }
                  process: { environment: P }
                  block: { environment: B }
                """);
        Source source = new Source("var.b", Entries.NONE);
        stacked.beside.with("a\"b.txt", "x").set("P", "p");
        stacked.put("environment", Entries.NONE.with("B", new Secret(Values.text("b"), source)));

        assertThat(sourceOf(stacked.resource("secret.shop_file").spec().get("base64")))
                .isEqualTo("sensitive(filebase64(\"a\\\"b.txt\"))");
        assertThat(sourceOf(stacked.resource("secret.shop_process").spec().get("value")))
                .isEqualTo("environment(\"P\")");
        assertThat(sourceOf(stacked.resource("secret.shop_block").spec().get("value")))
                .isEqualTo("var.b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P=\"p $x\"", "P = p$x", "P=${Q}", "P=p\nP=q", "P=\"p\\n\""})
    void a_secret_of_a_line_that_is_more_than_its_text_is_to_be_had_from_the_environment(String line) {
        assertThat(sourceOfSecret(line)).isEqualTo("environment(\"P\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1\nP=p-1", "P: \"p 1\"\r\n", "  export P=p=1 ", "P='p $x'"})
    void a_secret_of_a_line_of_dotenv_is_to_be_had_there_again(String line) {
        assertThat(sourceOfSecret(line)).startsWith("sensitive(regex(").endsWith("file(\".env\"))[0])");
    }

    private static String sourceOfSecret(String line) {
        Stacked stacked = Stacked.of("""
                services: { web: { image: nginx } }
                secrets: { own: { environment: P } }
                """);
        stacked.beside.with(".env", line);
        return sourceOf(stacked.resource("secret.shop_own").spec().get("value"));
    }

    private static Resource in(Map<String, Resource> resources, String address) {
        return Objects.requireNonNull(resources.get(address), address);
    }

    private static String sourceOf(Value value) {
        return value instanceof Secret secret ? secret.source().expression() : "no secret";
    }

    @Test
    void a_sensitive_variable_is_not_filled_into_a_text() {
        Stacked stacked = Stacked.service("environment: { URL: \"http://${P}@x\" }");
        stacked.put(
                "environment",
                Entries.NONE.with("P", new Secret(Values.text("hunter2"), new Source("var.p", Entries.NONE))));

        stacked.resources();

        assertThat(stacked.said())
                .singleElement()
                .asString()
                .startsWith("compose.yaml:4:25: Sensitive variable in a text;")
                .doesNotContain("hunter2");
    }

    @Test
    void the_block_counts_before_the_process_and_the_process_before_the_file_of_variables() {
        Stacked stacked = Stacked.of("services: { web: { image: \"$A-$B-$C\" } }");
        stacked.beside
                .with(".env", "A=file\nB=file\nC=file\n")
                .set("A", "process")
                .set("B", "process");
        stacked.put("environment", Entries.NONE.with("A", Values.text("block")));

        assertThat(stacked.web("image")).isEqualTo("\"block-process-file\"");
    }

    @Test
    void what_a_swarm_cannot_do_is_a_warning_and_in_a_strict_stack_an_error() {
        String keys = "build: .\ncontainer_name: shop-web\nprivileged: false\nrestart: always";
        Stacked usual = Stacked.service(keys);
        Stacked strict = Stacked.service(keys).put("strict", Values.bool(true));

        assertThat(usual.resources()).as(usual.said().toString()).isNotEmpty();
        assertThat(usual.problems().hasErrors()).isFalse();
        assertThat(usual.said())
                .containsExactly(
                        "compose.yaml:4:5: Left out in a swarm; \"services.web.build\": A swarm builds no images. Build it before, push it, and name it under image.",
                        "compose.yaml:5:5: Left out in a swarm; \"services.web.container_name\": A service has tasks, whose containers the swarm names.",
                        "compose.yaml:7:5: Left out in a swarm; \"services.web.restart\": Tasks are replaced as deploy.restart_policy says.");
        strict.resources();
        assertThat(strict.problems().hasErrors()).isTrue();
        assertThat(strict.said()).hasSize(3).allMatch(said -> said.contains("Not in a swarm"));
    }

    @Test
    void the_schema_of_compose_is_kept_and_a_misspelt_key_is_told_at_its_place() {
        Stacked stacked = Stacked.service("imagee: x\ndeploy: { replica: 2, mode: [1] }\nports: { a: b }");

        assertThat(stacked.resources()).isEmpty();
        assertThat(stacked.said())
                .anyMatch(said ->
                        said.startsWith("compose.yaml:4:5: Unknown key;") && said.contains("Did you mean \"image\"?"))
                .anyMatch(said -> said.startsWith("compose.yaml:5:15: Unknown key;") && said.contains("\"replica\""))
                .anyMatch(said -> said.startsWith("compose.yaml:5:27: Invalid Compose file;")
                        || said.startsWith("compose.yaml:5:33:"))
                .anyMatch(said -> said.startsWith("compose.yaml:6:5: Invalid Compose file;"));
    }

    @Test
    void what_is_missing_is_told_where_it_is_asked_for() {
        Stacked none = new Stacked();
        none.resources();
        assertThat(none.said()).containsExactly("main.hcl:1:1: File cannot be read; There is no file compose.yaml.");

        Stacked stacked = Stacked.of("""
                services: { web: { build: . } }
                secrets: { a: { file: a.txt }, b: { environment: B } }
                configs: { c: {} }
                """);
        stacked.resources();
        assertThat(stacked.said())
                .contains(
                        "compose.yaml:2:17: File cannot be read; There is no file a.txt.",
                        "compose.yaml:2:37: Wrong secret; \"secrets.b\" is to hold the variable B, which is not set.",
                        "compose.yaml:3:12: Wrong config; \"configs.c\" says what it holds by one of file, environment and content, or is external.",
                        "compose.yaml:1:13: Missing key; \"services.web\" does not say: The image of its containers.");
    }

    @Test
    void a_service_that_no_asked_profile_names_is_left_out() {
        String compose =
                "services: { a: { image: a }, b: { image: b, profiles: [x] }, c: { image: c, profiles: [y] } }";

        assertThat(Stacked.of(compose).byAddress()).containsOnlyKeys("network.shop_default", "service.shop_a");
        assertThat(Stacked.of(compose)
                        .put("profiles", Values.texts(List.of("x")))
                        .byAddress())
                .containsKeys("service.shop_a", "service.shop_b")
                .doesNotContainKey("service.shop_c");
    }

    @Test
    void circles_of_extends_and_include_end() {
        Stacked extending = Stacked.of("services: { a: { extends: b }, b: { extends: a } }");
        extending.resources();
        assertThat(extending.said()).anyMatch(said -> said.contains("Circular extends"));

        Stacked including = Stacked.of("include: [compose.yaml]\nservices: { a: { image: x } }");
        including.resources();
        assertThat(including.said()).anyMatch(said -> said.contains("Circular include"));
    }

    @Test
    void two_included_services_of_one_name_must_be_the_same() {
        Stacked stacked = Stacked.of("include: [a.yaml]\nservices: { web: { image: x } }");
        stacked.beside.with("a.yaml", "services: { web: { image: y } }");

        stacked.resources();

        assertThat(stacked.said()).singleElement().asString().startsWith("compose.yaml:2:13: Included twice;");
    }

    @Test
    void a_value_known_after_apply_is_too_late_for_a_stack() {
        Stacked stacked = Stacked.service("");
        stacked.put(
                "environment",
                Entries.NONE.with(
                        "HOST", new Value.Later(new Source("host.a.address", Entries.NONE), new TreeSet<>())));

        stacked.resources();

        assertThat(stacked.said()).singleElement().asString().contains("Known too late");
    }

    @Test
    void a_network_is_an_overlay_with_what_the_file_says() {
        Stacked stacked = Stacked.of("""
                services: { web: { image: nginx, networks: [a, b] } }
                networks:
                  a:
                    driver: bridge
                    attachable: true
                    driver_opts: { encrypted: "", com.example: "1" }
                    labels: [x=1]
                    ipam: { driver: default, config: [{ subnet: 10.1.0.0/24, gateway: 10.1.0.1 }] }
                  b: { name: backbone, internal: true }
                """);

        Map<String, Resource> resources = stacked.byAddress();

        assertThat(ValueText.line(in(resources, "network.shop_a").spec()))
                .contains(
                        "attachable = true",
                        "driver = \"overlay\"",
                        "encrypted = true",
                        "gateway = \"10.1.0.1\"",
                        "options = {\"com.example\" = \"1\"}",
                        "subnet = \"10.1.0.0/24\"",
                        "x = \"1\"");
        assertThat(ValueText.line(in(resources, "network.backbone").spec())).contains("internal = true");
        assertThat(stacked.said())
                .containsExactly(
                        "compose.yaml:4:5: Left out in a swarm; \"networks.driver\": A bridge is of one host. The network is an overlay.");
    }

    @Test
    void a_config_that_is_text_is_kept_as_text() {
        Stacked stacked = Stacked.of("services: { web: { image: a } }\nconfigs: { c: { file: sub/c.txt } }\n");
        stacked.beside.with("sub/c.txt", "grün");

        assertThat(stacked.resource("config.shop_c").spec().get("value")).isEqualTo(Values.text("grün"));
    }

    @Test
    void a_variable_that_is_not_set_is_told_once() {
        Stacked stacked = Stacked.service("labels: { a: $NONE, b: \"${NONE}\" }");

        stacked.resources();

        assertThat(stacked.said())
                .containsExactly(
                        "compose.yaml:4:18: Variable not set; The variable NONE is not set; it is taken as empty.");
    }

    @Test
    void files_of_a_folder_have_their_paths_from_there() {
        Stacked stacked = new Stacked().put("compose", Values.texts(List.of("deploy/a.yaml", "deploy/b.yaml")));
        stacked.beside
                .with(
                        "deploy/a.yaml",
                        "services: { web: { image: \"nginx:$TAG\", env_file: web.env } }\ninclude: [sub/c.yaml]\n")
                .with("deploy/b.yaml", "services: { web: { env_file: [more/web.env] } }\n")
                .with("deploy/.env", "TAG=1.27\n")
                .with("deploy/web.env", "A=1\nB=1\n")
                .with("deploy/more/web.env", "B=2\n")
                .with("deploy/sub/c.yaml", "services: { c: { image: \"c:$TAG\", env_file: c.env } }\n")
                .with("deploy/sub/.env", "TAG=9\n")
                .with("deploy/sub/c.env", "C=3\n");

        assertThat(stacked.web("env")).as(stacked.said().toString()).isEqualTo("{ A = \"1\", B = \"2\" }");
        assertThat(stacked.web("image")).isEqualTo("\"nginx:1.27\"");
        assertThat(ValueText.line(stacked.resource("service.shop_c").spec().get("env")))
                .isEqualTo("{C = \"3\"}");
    }
}

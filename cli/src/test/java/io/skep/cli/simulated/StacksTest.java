package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks behind the command line: what is planned, applied, removed and refused. */
class StacksTest {

    private static final String HOSTS = """
            host "m" {
              driver "simulated" {}
              engine { version = "28.5" }
              swarm { role = "manager" }
            }
            """;
    private static final String STACK = "stack \"shop\" { compose = \"compose.yaml\" }\n";
    private static final String BOTH = """
            services:
              web: { image: "nginx:1.27", networks: [front], secrets: [db], configs: [page] }
              cache: { image: "redis:7", networks: [back] }
            networks: { front: , back: }
            secrets: { db: { file: db.txt } }
            configs: { page: { content: hello } }
            """;
    private static final String ONE = """
            services:
              web: { image: "nginx:1.27", networks: [front] }
            networks: { front: }
            """;

    @TempDir
    private Path folder;

    private SimulatedSkep here = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void folder() throws IOException {
        here = new SimulatedSkep(folder, new FakePace());
        write("main.hcl", HOSTS + STACK);
        write("db.txt", "swordfish");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void what_leaves_the_file_is_removed_from_the_swarm() throws IOException {
        write("compose.yaml", BOTH);
        assertThat(here.type("apply", "-auto-approve").err()).isEmpty();

        write("compose.yaml", ONE);
        Left plan = here.type("plan");
        Left pruned = here.type("apply", "-auto-approve");

        assertThat(plan.out())
                .contains(
                        "service.shop_cache will be destroyed",
                        "network.shop_back will be destroyed",
                        "secret.shop_db will be destroyed",
                        "config.shop_page will be destroyed",
                        "service.shop_web will be updated in place",
                        "Plan: 0 to add, 1 to change, 4 to destroy.");
        assertThat(pruned.exit()).as(pruned.out()).isZero();
        assertThat(here.type("plan").out()).contains("No changes.");
    }

    @Test
    void a_stack_that_leaves_the_topology_goes_as_a_whole() throws IOException {
        write("compose.yaml", BOTH);
        here.type("apply", "-auto-approve");

        write("main.hcl", HOSTS);

        assertThat(here.type("plan").out()).contains("Plan: 0 to add, 0 to change, 6 to destroy.");
        assertThat(here.type("apply", "-auto-approve").exit()).isZero();
        assertThat(here.type("plan").out()).contains("No changes.");
    }

    @Test
    void a_changed_secret_moves_the_service_that_uses_it() throws IOException {
        write("compose.yaml", BOTH);
        assertThat(here.type("apply", "-auto-approve").err()).isEmpty();

        write("db.txt", "marlin");
        Left moved = here.type("apply", "-auto-approve");

        assertThat(moved.out())
                .containsSubsequence(
                        "Create secret shop_db: done",
                        "Update service shop_web: done",
                        "Remove secret shop_db (the former one): done");
        assertThat(here.type("plan").out()).contains("No changes.");
    }

    @Test
    void what_a_secret_holds_is_in_no_file_and_no_word_of_skep() throws IOException {
        write("compose.yaml", BOTH);

        Left plan = here.type("plan", "-out=saved");
        Left made = here.type("apply", "saved");

        assertThat(made.exit()).as(made.out() + made.err()).isZero();
        assertThat(plan.out() + made.out() + made.err()).doesNotContain("swordfish", "c3dvcmRmaXNo");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("db.txt"))
                    .filter(file -> !file.toString().contains("simulated"))
                    .toList();
            assertThat(written).hasSizeGreaterThan(2);
            for (Path file : written) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("swordfish", "c3dvcmRmaXNo");
            }
        }
    }

    @Test
    void a_secret_of_dotenv_alone_is_had_there_again_and_kept_nowhere() throws IOException {
        write("compose.yaml", "services: { web: { image: nginx } }\nsecrets: { own: { environment: OWN } }\n");
        write(".env", "OTHER=1\nOWN='sword $fish'\n");
        Left plan = here.type("plan", "-out=saved");
        assertThat(plan.exit()).as(plan.out() + plan.err()).isZero();

        Left made = here.type("apply", "saved");

        assertThat(made.exit()).as(made.out() + made.err()).isZero();
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
        assertThat(Files.readString(folder.resolve("saved")))
                .contains("secret.shop_own")
                .doesNotContain("sword");
        assertThat(Files.readString(folder.resolve(".skep/state.json"))).doesNotContain("sword");
        write(".env", "OWN=another\n");
        assertThat(here.type("plan").out()).contains("secret.shop_own must be replaced");
    }

    @Test
    void a_saved_plan_is_applied_after_its_compose_file_is_gone() throws IOException {
        write("compose.yaml", ONE);
        here.type("plan", "-out=saved");

        Files.delete(folder.resolve("compose.yaml"));
        Left made = here.type("apply", "saved");

        assertThat(made.exit()).as(made.out() + made.err()).isZero();
        assertThat(made.out()).contains("Create service shop_web: done");
    }

    @Test
    void a_block_with_the_address_of_a_part_is_refused() throws IOException {
        write("compose.yaml", ONE);
        write("main.hcl", HOSTS + STACK + "service \"shop_web\" { image = \"nginx\" }\n");

        Left plan = here.type("plan");

        assertThat(plan.exit()).isEqualTo(1);
        assertThat(plan.out() + plan.err()).contains("Duplicate resource", "service.shop_web is already asked for");
    }

    @Test
    void a_service_may_wait_for_a_whole_stack() throws IOException {
        write("compose.yaml", ONE);
        write("main.hcl", HOSTS + STACK + """
                        service "after" {
                          image      = "alpine"
                          depends_on = [stack.shop]
                          labels     = { of = stack.shop.name }
                        }
                        """);

        Left made = here.type("apply", "-auto-approve");

        assertThat(made.out())
                .containsSubsequence(
                        "Wait for service shop_web to converge: done", "Create service after: done", "Apply complete");
    }

    @Test
    void what_is_external_and_not_there_is_told_when_it_is_needed() throws IOException {
        write(
                "compose.yaml",
                "services: { web: { image: nginx, secrets: [x] } }\nsecrets: { x: { external: true } }\n");

        Left made = here.type("apply", "-auto-approve");

        assertThat(made.exit()).isNotZero();
        assertThat(made.out() + made.err()).contains("The swarm has no secret for secret.x");
    }

    @Test
    void one_part_can_be_the_target() throws IOException {
        write("compose.yaml", BOTH);
        write("main.hcl", HOSTS);
        here.type("apply", "-auto-approve");
        write("main.hcl", HOSTS + STACK);

        Left plan = here.type("plan", "-target=service.shop_cache");

        assertThat(plan.out())
                .contains("service.shop_cache will be created", "network.shop_back will be created")
                .doesNotContain("shop_web");
    }

    @Test
    void a_wrong_compose_file_shows_its_lines() throws IOException {
        write("compose.yaml", "services:\n  web:\n    imag: nginx\n");

        Left left = here.type("validate");

        assertThat(left.exit()).isNotZero();
        assertThat(left.out() + left.err())
                .contains("on compose.yaml line 3", "3:     imag: nginx", "Did you mean \"image\"?");
    }
}

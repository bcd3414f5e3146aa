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

/** Secrets that a program tells: never in a file of skep's, told again for every apply. */
class OutsideSecretsTest {

    private static final String SHOP = """
            skep { name = "shop" }
            host "m" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            secret "db" { value = program("cat", "password.txt") }
            service "web" {
              image    = "nginx:1"
              replicas = 3
              secret { source = secret.db }
            }
            """;

    @TempDir
    private Path folder;

    private SimulatedSkep here = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void folder() throws IOException {
        here = new SimulatedSkep(folder, new FakePace());
        Files.writeString(folder.resolve("main.hcl"), SHOP);
        says("hunter-one");
        assertThat(here.type("apply", "-auto-approve").err()).isEmpty();
    }

    private void says(String content) throws IOException {
        Files.writeString(folder.resolve("password.txt"), content + "\n");
    }

    @Test
    void what_a_program_tells_is_rotated_under_the_service_and_stands_in_no_file() throws IOException {
        assertThat(here.type("plan").out()).contains("No changes.");
        says("hunter-two");

        Left plan = here.type("plan", "-out=next.plan");
        assertThat(plan.out())
                .contains("secret.db must be replaced", "service.web will be updated in place")
                .doesNotContain("hunter");
        Left moved = here.type("apply", "next.plan");

        assertThat(moved.err()).isEmpty();
        assertThat(moved.out())
                .containsSubsequence("Create secret db: done", "Wait for service web to converge: done")
                .contains("Remove secret db (the former one): done")
                .doesNotContain("hunter");
        assertThat(here.type("plan").out()).contains("No changes.");
        assertThat(filesWith("hunter")).containsExactly("password.txt");
    }

    @Test
    void what_changed_since_the_plan_is_refused_and_a_new_plan_takes_it() throws IOException {
        says("hunter-two");
        assertThat(here.type("plan", "-out=next.plan").err()).isEmpty();
        says("hunter-three");

        Left refused = here.type("apply", "next.plan");

        assertThat(refused.exit()).isEqualTo(5);
        assertThat(refused.err()).contains("secret.db").doesNotContain("hunter");
        assertThat(here.type("apply", "-auto-approve").err()).isEmpty();
        assertThat(here.type("plan").out()).contains("No changes.");
    }

    @Test
    void a_program_that_fails_is_told_with_its_line_and_what_it_said() throws IOException {
        Files.delete(folder.resolve("password.txt"));

        Left plan = here.type("plan");

        assertThat(plan.exit()).isEqualTo(1);
        assertThat(plan.err()).contains("Program failed", "main.hcl", "\"cat\" ended with 1", "password.txt");
    }

    private List<String> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(text))
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.contains("simulated"))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

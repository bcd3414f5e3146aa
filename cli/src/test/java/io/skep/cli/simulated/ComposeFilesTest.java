package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compose files of the kinds people publish, one folder each in {@code compose}: every one is a stack that is planned,
 * applied on the simulated fleet and found as it was left. A folder's {@code stack.hcl} says the block where it is more than
 * the file.
 */
class ComposeFilesTest {

    private static final String HOSTS = """
            host "m" {
              driver "simulated" {}
              engine { version = "28.5" }
              swarm { role = "manager" }
            }
            """;

    @TempDir
    private Path folder;

    static List<String> kinds() throws IOException {
        try (Stream<Path> folders = Files.list(all())) {
            return folders.map(Path::getFileName).map(Path::toString).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_compose_file_is_applied_and_the_second_plan_is_empty(String kind) throws IOException {
        copy(all().resolve(kind));
        Path block = folder.resolve("stack.hcl");
        if (!Files.exists(block)) {
            Files.writeString(block, "stack \"" + kind + "\" { compose = \"compose.yaml\" }\n");
        }
        Files.writeString(folder.resolve("main.hcl"), HOSTS);
        SimulatedSkep here = new SimulatedSkep(folder, new FakePace());

        Left made = here.type("apply", "-auto-approve");

        assertThat(made.exit()).as(made.out() + made.err()).isZero();
        assertThat(made.out()).containsPattern("Create service " + kind + "[a-z-]*_");
        Left again = here.type("plan", "-detailed-exitcode");
        assertThat(again.out()).contains("No changes.");
        assertThat(again.exit()).isZero();
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
    }

    private static Path all() {
        try {
            return Path.of(Objects.requireNonNull(ComposeFilesTest.class.getResource("/compose"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

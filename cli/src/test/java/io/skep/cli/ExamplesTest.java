package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.show.Paint;
import io.skep.cli.show.PlanText;
import io.skep.cli.simulated.SimulatedSkep;
import io.skep.plans.fake.FakePace;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.Planner;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.topology.Topology;
import io.skep.plans.topology.TopologyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example's plan of an empty world is the one it shows in {@code expected.plan}. After a change that is meant,
 * run this with {@code -Dskep.examples=write} and read what differs before you commit it.
 */
class ExamplesTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("skep.home")).resolve("examples");

    static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("main.hcl")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void there_are_examples() throws IOException {
        assertThat(examples())
                .extracting(each -> each.getFileName().toString())
                .contains("docker-full-stack", "quickstart", "shop", "simulated");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_plans_what_it_says(Path example) throws IOException {
        String text = PlanText.of(planOfNothingYet(example), new TreeMap<>(), Paint.PLAIN);
        Path expected = example.resolve("expected.plan");
        if (System.getProperty("skep.examples", "").equals("write")) {
            Files.writeString(expected, text);
        }

        assertThat(text).isEqualTo(Files.readString(expected));
        assertThat(example.resolve("README.md")).exists();
    }

    static List<Path> testedExamples() throws IOException {
        return examples().stream()
                .filter(folder -> Files.isDirectory(folder.resolve("tests")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("testedExamples")
    void the_tests_of_an_example_pass(Path example) {
        SimulatedSkep.Left left = new SimulatedSkep(example, new FakePace()).type("test");

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).contains("Success!");
        assertThat(left.exit()).isZero();
    }

    private static Plan planOfNothingYet(Path example) {
        Rooms rooms = Rooms.real();
        Diagnostics problems = new Diagnostics();
        Optional<Topology> topology = new TopologyReader(rooms.blocks(), Map.of(), problems)
                .read(example, List.of())
                .map(rooms::completed);
        assertThat(problems.list()).isEmpty();
        State nothing = new State("lineage", 0, "", new TreeMap<>(), new TreeMap<>());
        return new Planner(rooms.types(), rooms.rules(), (_, _) -> Optional.empty(), new SecretDigest("lineage"))
                .plan(topology.orElseThrow(), nothing, new TreeMap<>(), PlanOptions.USUAL)
                .plan()
                .orElseThrow();
    }
}

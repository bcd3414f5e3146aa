package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios that once broke a promise: the files that random runs write, put into {@code src/test/resources/scenarios}. */
class KeptScenariosTest {

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("skep.home")).resolve("cli/src/test/resources/scenarios"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void what_was_mended_stays_mended(Path file) throws Exception {
        assertThat(Scenario.of(Files.readString(file)).play("kept")).isEmpty();
    }
}

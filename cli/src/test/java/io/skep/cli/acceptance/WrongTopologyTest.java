package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a topology's text is told with its place, whatever the spelling, and nothing is begun. */
@Tag("lab")
class WrongTopologyTest {

    @TempDir
    private Path folder;

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(
                        "a cycle",
                        "main.hcl",
                        "locals {\n  one = local.two\n  two = local.one\n}\n",
                        List.of("main.hcl line 2", "local.one", "local.two")),
                Arguments.of(
                        "an unknown attribute",
                        "main.hcl",
                        "network \"n\" {\n  atachable = true\n}\n",
                        List.of("main.hcl line 2", "network \"n\"", "Did you mean \"attachable\"?")),
                Arguments.of(
                        "a syntax error in HCL",
                        "main.hcl",
                        "network \"n\" {\n  driver = \"overlay\n}\n",
                        List.of("main.hcl line 2", "driver = \"overlay", "closing quote")),
                Arguments.of(
                        "a syntax error in YAML",
                        "topology.yaml",
                        "network:\n  n:\n\t  driver: overlay\n",
                        List.of("topology.yaml line 3", "tab")),
                Arguments.of(
                        "an unknown attribute in YAML",
                        "topology.yaml",
                        "network:\n  n:\n    drivr: overlay\n",
                        List.of("topology.yaml line 3", "Did you mean \"driver\"?")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void is_told_with_its_place_and_nothing_is_begun(String mistake, String file, String text, List<String> told)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve(file), text);

        Finished apply = new Skep(folder).run("apply", "-auto-approve");

        assertThat(apply.exit()).as(apply.text()).isEqualTo(1);
        assertThat(apply.text()).as(mistake).contains(told);
        assertThat(folder.resolve(".skep/state.json")).doesNotExist();
    }
}

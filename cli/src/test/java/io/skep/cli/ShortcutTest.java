package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortcutTest {
    private static final String HOST = """
            host "bravo" {
              driver "generic" { address = "10.0.0.1"  user = "root"  key = "key" }
              engine {}
            }
            """;

    @TempDir
    Path folder;

    @Test
    void validating_says_the_same_through_picocli_and_without() throws IOException {
        for (String topology : List.of(HOST, HOST.replace("address", "adress"), HOST + HOST, "host {")) {
            Files.writeString(folder.resolve("topology.hcl"), topology);

            assertThat(run("-chdir=" + folder, "validate"))
                    .isEqualTo(run("-chdir=" + folder, "validate", "-no-color"))
                    .isEqualTo(run("-chdir", folder.toString(), "validate"));
            assertThat(run("-chdir=" + folder, "validate", "-json"))
                    .isEqualTo(run("-chdir=" + folder, "validate", "-json", "-no-color"));
        }
    }

    @Test
    void a_folder_that_is_not_there_is_told_of_in_the_same_words() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(run("-chdir=" + nowhere, "validate")).isEqualTo(run("-chdir=" + nowhere, "validate", "-no-color"));
    }

    /** The exit code, what was shown and what was complained of. */
    private static List<String> run(String... typed) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(List.of(typed), new PrintWriter(out, true), new PrintWriter(err, true));
        return List.of(Integer.toString(exit), out.toString(), err.toString());
    }
}

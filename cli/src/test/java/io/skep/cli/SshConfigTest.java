package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file with which people reach hosts is a convenience. */
class SshConfigTest {
    @Test
    void a_file_that_cannot_be_written_is_a_warning_after_a_complete_apply(@TempDir Path folder) throws IOException {
        Playground here = new Playground(folder).write("main.hcl", "thing \"a\" { color = \"red\" }\n");
        Files.createDirectories(here.file(".skep/ssh_config/full"));

        Left left = here.type("apply", "-auto-approve");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).contains("Warning: cannot write", "Apply complete");
    }
}

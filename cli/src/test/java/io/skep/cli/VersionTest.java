package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void the_number_is_that_of_the_build() throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("skep.home"), "pom.xml"));
        assertThat(pom.substring(0, pom.indexOf("<packaging>"))).contains("<version>" + Version.NUMBER + "</version>");
    }

    @Test
    void programs_get_a_document() {
        java.io.StringWriter out = new java.io.StringWriter();
        java.io.PrintWriter writer = new java.io.PrintWriter(out);

        assertThat(Main.run(java.util.List.of("version", "-json"), writer, writer))
                .isZero();
        assertThat(out.toString()).startsWith("{\"skep_version\":\"" + Version.NUMBER + "\"");
    }
}

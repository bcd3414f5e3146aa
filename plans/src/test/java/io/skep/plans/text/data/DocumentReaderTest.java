package io.skep.plans.text.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.text.syntax.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReaderTest {
    private final Diagnostics diagnostics = new Diagnostics();
    private final DocumentReader reader = new DocumentReader(BlockShapes.NONE, diagnostics);

    @Test
    void a_file_is_read_in_the_language_of_its_extension(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yml"), "\uFEFFa: é\n");
        Document document = reader.read(file, "x.yml").orElseThrow();
        assertThat(Shown.of(document.body())).isEqualTo("a = 'é'");
        assertThat(document.source().name()).isEqualTo("x.yml");
        assertThat(diagnostics.isEmpty()).isTrue();
    }

    @Test
    void a_file_that_is_not_there_is_an_error(@TempDir Path folder) {
        assertThat(reader.read(folder.resolve("x.hcl"), "x.hcl")).isEmpty();
        assertThat(diagnostics.list().getFirst().summary()).isEqualTo("File cannot be read");
    }

    @Test
    void bytes_that_are_not_utf_8_are_an_error_at_their_place() {
        assertThat(reader.read(new byte[] {'a', '\n', '=', (byte) 0xE9, 'x'}, "x.hcl"))
                .isEmpty();
        assertThat(diagnostics.list().getFirst().toString()).startsWith("x.hcl:2:2: Not UTF-8");
    }

    @Test
    void utf_16_is_named() {
        assertThat(reader.read("\uFEFFa = 1".getBytes(StandardCharsets.UTF_16LE), "x.hcl"))
                .isEmpty();
        assertThat(diagnostics.list().getFirst().detail()).contains("UTF-16");
    }

    @Test
    void another_extension_is_an_error() {
        assertThat(reader.read(new byte[0], "x.toml")).isEmpty();
        assertThat(diagnostics.list().getFirst().detail()).contains(".hcl");
    }
}

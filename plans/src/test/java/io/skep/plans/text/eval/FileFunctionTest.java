package io.skep.plans.text.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFunctionTest {

    @TempDir
    private Path root;

    private Path folder;
    private Language language;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectory(root.resolve("topology"));
        Files.writeString(folder.resolve("motd"), "hello\n");
        Files.writeString(root.resolve("outside"), "far\n");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0});
        language = Language.in(folder);
    }

    @Test
    void files_of_the_folder_are_read() {
        assertThat(language.print("file(\"motd\")")).isEqualTo("\"hello\\n\"");
        assertThat(language.print("file(\"./motd\")")).isEqualTo("\"hello\\n\"");
        assertThat(language.print("fileexists(\"motd\")")).isEqualTo("true");
        assertThat(language.print("fileexists(\"nothing\")")).isEqualTo("false");
        assertThat(language.print("filebase64(\"binary\")")).isEqualTo("\"/wA=\"");
        assertThat(language.print("filesha256(\"motd\") == sha256(file(\"motd\"))"))
                .isEqualTo("true");
    }

    @Test
    void a_file_outside_must_be_named_by_its_absolute_path() {
        assertThat(language.problems("file(\"../outside\")")).contains("leads out of the topology's folder");
        assertThat(language.print("file(\"" + root.resolve("outside") + "\")")).isEqualTo("\"far\\n\"");
    }

    @Test
    void a_missing_file_and_one_that_is_no_text_are_explained() {
        assertThat(language.problems("file(\"nothing\")")).contains("There is no file \"nothing\"");
        assertThat(language.problems("file(\"binary\")")).contains("not UTF-8 text");
    }
}

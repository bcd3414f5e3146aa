package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    private static final String UGLY = "a=1\nbbb =   2\n";
    private static final String NEAT = "a   = 1\nbbb = 2\n";

    @TempDir
    private Path folder;

    private Playground playground;

    @BeforeEach
    void here() {
        playground = new Playground(folder);
    }

    @Test
    void the_files_of_the_folder_are_laid_out_and_those_that_changed_are_listed() throws IOException {
        write("main.hcl", UGLY);
        write("neat.hcl", NEAT);
        write("skep.skepvars", UGLY);
        write("topology.yaml", "a:    1\n");
        write("sub/main.hcl", UGLY);

        Playground.Left left = playground.type("fmt");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).isEqualTo("HERE/main.hcl\nHERE/skep.skepvars\n");
        assertThat(text("main.hcl")).isEqualTo(NEAT);
        assertThat(text("skep.skepvars")).isEqualTo(NEAT);
        assertThat(text("topology.yaml")).isEqualTo("a:    1\n");
        assertThat(text("sub/main.hcl")).isEqualTo(UGLY);
        assertThat(playground.type("fmt").out()).isEmpty();
    }

    @Test
    void recursive_goes_into_folders_but_not_into_hidden_ones() throws IOException {
        write("sub/deep/main.hcl", UGLY);
        write(".skep/main.hcl", UGLY);

        assertThat(playground.type("fmt", "-recursive").out()).isEqualTo("HERE/sub/deep/main.hcl\n");
        assertThat(text(".skep/main.hcl")).isEqualTo(UGLY);
    }

    @Test
    void check_writes_nothing_and_ends_with_three() throws IOException {
        write("main.hcl", UGLY);

        Playground.Left left = playground.type("fmt", "-check");

        assertThat(left.exit()).isEqualTo(ExitCode.UNFORMATTED.number());
        assertThat(left.out()).isEqualTo("HERE/main.hcl\n");
        assertThat(text("main.hcl")).isEqualTo(UGLY);
        assertThat(playground.type("fmt", "main.hcl").exit()).isZero();
        assertThat(playground.type("fmt", "-check").exit()).isZero();
    }

    @Test
    void diff_shows_the_change_and_list_false_no_names() throws IOException {
        write("main.hcl", UGLY);

        Playground.Left left = playground.type("fmt", "-diff", "-list=false", "-write=false");

        assertThat(left.out()).isEqualTo("""
                        --- old/HERE/main.hcl
                        +++ new/HERE/main.hcl
                        @@ -1,2 +1,2 @@
                        -a=1
                        -bbb =   2
                        +a   = 1
                        +bbb = 2
                        """);
        assertThat(text("main.hcl")).isEqualTo(UGLY);
    }

    @Test
    void standard_input_goes_to_standard_output() {
        assertThat(playground.answering(UGLY, "fmt", "-")).isEqualTo(new Playground.Left(0, NEAT, ""));
        assertThat(playground.answering(UGLY, "fmt", "-check", "-")).isEqualTo(new Playground.Left(3, "", ""));
        assertThat(playground.answering(NEAT, "fmt", "-check", "-")).isEqualTo(new Playground.Left(0, "", ""));
        assertThat(playground.answering(UGLY, "fmt", "-diff", "-").out()).contains("--- old/<stdin>", "+bbb = 2");
    }

    @Test
    void a_file_with_a_syntax_error_stays_and_the_others_are_laid_out() throws IOException {
        write("a.hcl", "a  = \n");
        write("b.hcl", UGLY);

        Playground.Left left = playground.type("fmt", "-check");
        assertThat(left.exit()).isEqualTo(ExitCode.FAILED.number());
        left = playground.type("fmt");

        assertThat(left.exit()).isEqualTo(ExitCode.FAILED.number());
        assertThat(left.err()).contains("Error: Missing expression", "HERE/a.hcl line 1", "a  = ");
        assertThat(text("a.hcl")).isEqualTo("a  = \n");
        assertThat(text("b.hcl")).isEqualTo(NEAT);
    }

    @Test
    void the_lines_of_a_file_of_variables_are_not_shown() throws IOException {
        write("skep.skepvars", "password = \"hunter2\n");

        Playground.Left left = playground.type("fmt");

        assertThat(left.exit()).isEqualTo(ExitCode.FAILED.number());
        assertThat(left.err()).contains("skep.skepvars line 1").doesNotContain("hunter2");
    }

    @Test
    void an_object_of_variables_is_json_and_stays() throws IOException {
        write("skep.skepvars", "{\"a\":1}");
        assertThat(playground.type("fmt", "-check").exit()).isZero();
    }

    @Test
    void mode_and_symbolic_link_stay_and_nothing_is_left_behind() throws IOException {
        write("real/main.hcl", UGLY);
        Files.setPosixFilePermissions(folder.resolve("real/main.hcl"), PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(folder.resolve("link.hcl"), Path.of("real/main.hcl"));

        assertThat(playground.type("fmt", "link.hcl").exit()).isZero();

        assertThat(folder.resolve("link.hcl")).isSymbolicLink();
        assertThat(text("real/main.hcl")).isEqualTo(NEAT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("real/main.hcl"))))
                .isEqualTo("rw-r-----");
        assertThat(folder.resolve("real")).isDirectoryNotContaining("glob:**new");
    }

    @Test
    void what_cannot_be_laid_out_is_told() throws IOException {
        write("topology.json", "{}");
        Files.write(folder.resolve("latin.hcl"), new byte[] {'a', '=', '"', (byte) 0xE9, '"'});

        assertThat(playground.type("fmt", "missing.hcl").err()).contains("no file or folder HERE/missing.hcl");
        assertThat(playground.type("fmt", "topology.json").err()).contains("Only *.hcl and *.skepvars");
        assertThat(playground.type("fmt", "latin.hcl").err()).contains("latin.hcl is no UTF-8 text");
        assertThat(playground.type("fmt", "-", "main.hcl").err()).contains("given alone");
    }

    @Test
    void a_byte_order_mark_goes() throws IOException {
        write("main.hcl", "\uFEFFa = 1\n");
        assertThat(playground.type("fmt", "-check").exit()).isEqualTo(3);
        assertThat(playground.type("fmt", "-diff").out()).contains("-\uFEFFa = 1\n+a = 1\n");
        assertThat(text("main.hcl")).isEqualTo("a = 1\n");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}

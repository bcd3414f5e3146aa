package io.skep.plans.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is laid out here looks as if {@code terraform fmt} had done it: as recorded once and, where it is installed, as it does today. */
class TerraformFmtTest {
    /** Who says how a text is laid out. */
    private interface Oracle {
        String laidOut(Corpus.Case each) throws IOException;
    }

    private static final Path TERRAFORM = onPath("terraform").orElse(Path.of(""));

    @TempDir
    private Path folder;

    static List<Corpus.Case> recorded() {
        return Corpus.recorded();
    }

    @Test
    void the_record_covers_the_language() {
        assertThat(recorded()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void a_text_is_laid_out_as_terraform_does(Corpus.Case each) {
        assertThat(laidOut(each.written())).isEqualTo(each.laidOut());
    }

    @Test
    void all_texts_are_laid_out_as_an_installed_terraform_does() throws IOException, InterruptedException {
        Oracle oracle = TERRAFORM.toString().isEmpty() ? Corpus.Case::laidOut : installed();
        for (Corpus.Case each : recorded()) {
            assertThat(laidOut(each.written())).as(each.name()).isEqualTo(oracle.laidOut(each));
        }
    }

    @Test
    void labels_without_quotes_and_wrapped_values_stay_what_they_are() {
        assertThat(laidOut("a  b{x=\"${ y }\"}\nvariable z { type=\"string\" }\n"))
                .isEqualTo("a b { x = \"${y}\" }\nvariable z { type = \"string\" }\n");
    }

    @Test
    void several_items_on_one_line_stand_two_spaces_apart() {
        assertThat(laidOut("a {x=1 yy = 2    b {z=3 u=[4 ,5]}}\n"))
                .isEqualTo("a { x = 1  yy = 2  b { z = 3  u = [4, 5] } }\n");
    }

    @Test
    void white_space_at_the_end_of_a_file_goes() {
        assertThat(laidOut("a=1  ")).isEqualTo("a = 1");
        assertThat(laidOut("  ")).isEmpty();
    }

    /** Gives all texts to one terraform. */
    private Oracle installed() throws IOException, InterruptedException {
        List<Corpus.Case> cases = recorded();
        for (int index = 0; index < cases.size(); index++) {
            Files.writeString(folder.resolve(index + ".tf"), cases.get(index).written());
        }
        ProcessBuilder builder = new ProcessBuilder(TERRAFORM.toString(), "fmt", "-list=false", folder.toString());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
        Process terraform = builder.redirectErrorStream(true).start();
        String said = new String(terraform.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(terraform.waitFor()).as(said).isZero();
        List<String> laidOut = new ArrayList<>();
        for (int index = 0; index < cases.size(); index++) {
            laidOut.add(Files.readString(folder.resolve(index + ".tf")));
        }
        return each -> laidOut.get(cases.indexOf(each));
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String laidOut(String text) {
        Diagnostics problems = new Diagnostics();
        Optional<String> formatted = Formatter.format(new SourceFile("test.hcl", text), problems);
        assertThat(problems.list()).isEmpty();
        return formatted.orElseThrow();
    }
}

package io.skep.cli.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
    @TempDir
    private Path folder;

    @Test
    void the_same_text_shows_nothing() {
        assertThat(UnifiedDiff.of("x", "a\n", "a\n", Paint.PLAIN)).isEmpty();
        assertThat(UnifiedDiff.of("x", "", "", Paint.PLAIN)).isEmpty();
    }

    @Test
    void three_lines_around_a_change_are_shown() {
        assertThat(UnifiedDiff.of("x", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", Paint.PLAIN))
                .isEqualTo("--- old/x\n+++ new/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    }

    @Test
    void a_missing_last_line_break_is_told() {
        assertThat(UnifiedDiff.of("x", "a=1", "a = 1", Paint.PLAIN)).isEqualTo("""
                        --- old/x
                        +++ new/x
                        @@ -1 +1 @@
                        -a=1
                        \\ No newline at end of file
                        +a = 1
                        \\ No newline at end of file
                        """);
    }

    @Test
    void texts_of_different_numbers_of_lines_are_a_mistake() {
        assertThatThrownBy(() -> UnifiedDiff.of("x", "a\n", "a\nb\n", Paint.PLAIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void patch_makes_the_new_text_of_the_old_one() throws IOException, InterruptedException {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            StringBuilder before = new StringBuilder();
            StringBuilder after = new StringBuilder();
            for (int line = 0; line < 60; line++) {
                before.append("line ").append(line).append('\n');
                after.append("line ")
                        .append(random.nextInt(8) == 0 ? "changed " : "")
                        .append(line)
                        .append('\n');
            }
            assertThat(patched(
                            before.toString(), UnifiedDiff.of("x", before.toString(), after.toString(), Paint.PLAIN)))
                    .isEqualTo(after.toString());
        }
    }

    /** What git's own patching makes of it; git comes with every checkout. */
    private String patched(String before, String difference) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("x"), before);
        if (difference.isEmpty()) {
            return before;
        }
        Process git = new ProcessBuilder("git", "apply", "-p1", "-")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        git.getOutputStream().write(difference.getBytes(StandardCharsets.UTF_8));
        git.getOutputStream().close();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        return Files.readString(file);
    }
}

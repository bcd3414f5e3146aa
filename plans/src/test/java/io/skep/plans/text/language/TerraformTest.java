package io.skep.plans.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks the {@code terraform} on the PATH, and compares what it says with the record that {@link ConsoleTest} goes by. Where
 * there is none, or another version, the test says on its output that the record alone was used: it claims no more.
 */
class TerraformTest {

    private static final String VERSION = "Terraform v1.11.";
    private static final int BATCH = 100;
    private static final Set<String> NOT_SYNTAX = Set.of("Unsupported argument", "Unsupported block type");

    @TempDir
    Path folder;

    @Test
    void the_record_of_expressions_is_what_terraform_says() throws Exception {
        List<Corpus.Entry> all = new ArrayList<>(Corpus.same("console.txt"));
        all.addAll(Corpus.different("differences.txt"));
        assertThat(all).isNotEmpty();
        if (!asked(all.size() + " expressions")) {
            return;
        }
        copyFiles();
        List<Corpus.Entry> plain = all.stream()
                .filter(entry -> !entry.terraform().equals(Corpus.STATIC) && !alone(entry.terraform()))
                .toList();
        for (int from = 0; from < plain.size(); from += BATCH) {
            List<Corpus.Entry> batch = plain.subList(from, Math.min(plain.size(), from + BATCH));
            assertThat(answers(batch))
                    .isEqualTo(batch.stream().map(Corpus.Entry::terraform).toList());
        }
        for (Corpus.Entry entry :
                all.stream().filter(each -> alone(each.terraform())).toList()) {
            assertThat(console("jsonencode(" + entry.expression() + ")"))
                    .as(entry.expression())
                    .isEqualTo(entry.terraform());
        }
    }

    @Test
    void the_record_of_files_is_what_terraform_says() throws Exception {
        List<Corpus.Entry> all = new ArrayList<>(Corpus.same("files.txt"));
        all.addAll(Corpus.different("files-differences.txt"));
        assertThat(all).isNotEmpty();
        if (!asked(all.size() + " files")) {
            return;
        }
        for (int number = 0; number < all.size(); number++) {
            String text = all.get(number).expression().replace('¶', '\n');
            Files.writeString(folder.resolve("f%04d.tf".formatted(number)), text);
        }
        Value found = Json.read(terraform("", "validate", "-json", "-no-color"));
        TreeMap<String, Long> first = new TreeMap<>();
        for (Value each : Values.itemsOf((Entries) found, "diagnostics")) {
            Entries problem = (Entries) each;
            Entries range = Values.entriesOf(problem, "range");
            if (!NOT_SYNTAX.contains(Values.textOf(problem, "summary").orElse(""))) {
                long line =
                        Values.longOf(Values.entriesOf(range, "start"), "line").orElseThrow();
                first.merge(Values.textOf(range, "filename").orElseThrow(), line, Math::min);
            }
        }
        for (int number = 0; number < all.size(); number++) {
            Long line = first.get("f%04d.tf".formatted(number));
            assertThat(line == null ? "ok" : line.toString())
                    .as(all.get(number).expression())
                    .isEqualTo(all.get(number).terraform());
        }
    }

    private static boolean alone(String answer) {
        return answer.startsWith("(") && !answer.equals(Corpus.ERROR) && !answer.equals(Corpus.STATIC);
    }

    /** All in one line and one process: the console of a pipe shows its last result only. */
    private List<String> answers(List<Corpus.Entry> batch) throws Exception {
        String tried = String.join(
                ", ",
                batch.stream()
                        .map(entry -> "try(jsonencode(" + entry.expression() + "), \"" + Corpus.ERROR + "\")")
                        .toList());
        String hex = console("base64encode(jsonencode([" + tried + "]))").replace("\"", "");
        Value json = Json.read(new String(java.util.Base64.getDecoder().decode(hex), StandardCharsets.UTF_8));
        return ((Items) json).items().stream().map(item -> ((Text) item).text()).toList();
    }

    private String console(String expression) throws Exception {
        return terraform(expression + "\n", "console").strip();
    }

    private boolean asked(String what) throws Exception {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "terraform")));
        String version = there ? terraform("", "version").lines().findFirst().orElse("") : "no terraform on the PATH";
        boolean right = version.startsWith(VERSION);
        System.out.println("TerraformTest: " + what
                + (right ? " compared with " : " NOT compared with Terraform, only with the record of it: ") + version);
        return right;
    }

    private String terraform(String input, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("terraform"), Stream.of(words)).toList())
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    private void copyFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Corpus.files())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(Corpus.files().relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}

package io.skep.plans.text.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/hcl-library.md work. */
class GuideTest {
    record Host(@HclLabel String name, String image, List<Disk> disk) {}

    record Disk(int size) {}

    record Fleet(String region, List<Host> host) {}

    private final HclMapper mapper = new HclMapper();

    private static String guide() throws IOException {
        return Files.readString(Path.of(System.getProperty("skep.home"), "docs", "hcl-library.md"));
    }

    @Test
    void the_first_example_reads_its_file() throws IOException {
        String guide = guide();
        int start = guide.indexOf("\"\"\"\n") + 4;
        String hcl = guide.substring(start, guide.indexOf("\"\"\", Fleet.class", start))
                .stripIndent();

        assertThat(mapper.readValue(hcl, Fleet.class))
                .isEqualTo(new Fleet("eu", List.of(new Host("a", "debian", List.of(new Disk(1))))));
        assertThat(guide)
                .contains("record Host(@HclLabel String name, String image, List<Disk> disk) {}")
                .contains("record Fleet(String region, List<Host> host) {}");
    }

    @Test
    void the_rows_of_the_table_are_so() throws IOException {
        List<String> rows =
                guide().lines().filter(line -> line.startsWith("| `b \"")).toList();
        assertThat(rows).hasSize(2);
        for (String row : rows) {
            List<String> cells = List.of(row.split("\\|", -1));
            String block = cells.get(1).strip();
            String hcl = block.endsWith("twice")
                    ? twice(block.substring(1, block.lastIndexOf('`')))
                    : block.replace("`", "").replace(", ", "\n");
            assertThat(mapper.readTree(hcl).toString())
                    .isEqualTo(cells.get(2).strip().replace("`", "").replace(" ", ""));
        }
    }

    private static String twice(String line) {
        return line + "\n" + line + "\n";
    }

    @Test
    void the_second_example_evaluates() {
        HclMapper evaluating = HclMapper.evaluating(new Evaluation(
                        Scope.ofValues(Map.of("var", Value.Entries.of(Map.of("x", new Value.Text("bee"))))),
                        Functions.in(Path.of("."))))
                .build();
        assertThat(evaluating.readTree("a = var.x").get("a").asString()).isEqualTo("bee");
        assertThat(mapper.readTree("a = var.x").get("a").asString()).isEqualTo("${var.x}");
    }
}

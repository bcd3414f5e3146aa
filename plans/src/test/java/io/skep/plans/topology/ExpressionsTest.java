package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about a topology that was read: what tests ask. */
class ExpressionsTest {

    private static final Range HERE = new Range("t.skeptest.hcl", Position.START, Position.START);

    @TempDir
    private Path folder;

    private final Diagnostics diagnostics = new Diagnostics();
    private final TopologyReader reader = new TopologyReader(Example.TYPES, Map.of(), diagnostics);

    private Expressions read(String text, Given... given) throws IOException {
        Files.writeString(folder.resolve("main.hcl"), text);
        reader.read(folder, List.of(given));
        return reader.expressions().orElseThrow();
    }

    private static String value(Expressions expressions, String text) {
        return expressions
                .answer(new SourceFile("t", text))
                .value()
                .map(ValueText::line)
                .orElse("nothing");
    }

    @Test
    void what_becomes_known_is_seen_through_locals_and_more_names_are_there() throws IOException {
        Expressions first = read("""
                network "a" {}
                locals { id = "the ${network.a.id}" }
                """);
        assertThat(value(first, "local.id")).isEqualTo("(known after apply)");

        Expressions later = first.seeing(
                value -> Opaque.isLater(value) ? Values.text("known") : value, Map.of("more", Values.text("also")));

        assertThat(value(later, "local.id")).isEqualTo("\"known\"");
        assertThat(value(later, "more")).isEqualTo("\"also\"");
        assertThat(value(later, "local.wrong")).isEqualTo("nothing");
        assertThat(later.members("local")).containsExactly("id");
        assertThat(later.members("more")).isEmpty();
    }

    @Test
    void a_value_that_was_computed_elsewhere_is_converted_and_refused_at_its_place() throws IOException {
        String text = """
                variable "size" {
                  type = number
                  validation {
                    condition     = var.size < 5
                    error_message = "Too big."
                  }
                }
                variable "plain" {
                  type    = string
                  default = "x"
                }
                """;
        assertThat(value(read(text, new Given.Valued("size", Values.text("3"), HERE)), "var.size"))
                .isEqualTo("3");
        assertThat(diagnostics.list()).isEmpty();

        Value secret = new Value.Secret(Values.text("hush"), new Value.Source("var.key", Value.Entries.NONE));
        read(
                text,
                new Given.Valued("size", Values.text("9"), HERE),
                new Given.Valued("plain", secret, HERE),
                new Given.Valued("siez", secret, HERE));

        assertThat(reader.refusals()).containsOnlyKeys("size");
        assertThat(reader.refusals().values().stream().flatMap(List::stream))
                .allMatch(diagnostics.list()::contains)
                .extracting(Diagnostic::toString)
                .containsExactly("t.skeptest.hcl:1:1: Invalid value for variable; var.size: Too big.");
        assertThat(diagnostics.list())
                .extracting(Diagnostic::toString)
                .contains(
                        "t.skeptest.hcl:1:1: Sensitive value for variable; \"var.plain\" is not sensitive, and the value"
                                + " given to it is.",
                        "t.skeptest.hcl:1:1: Unknown variable; There is no variable named \"siez\". Did you mean"
                                + " \"size\"?")
                .noneMatch(each -> each.contains("hush"));
    }

    @Test
    void test_files_are_no_part_of_a_topology() throws IOException {
        Files.writeString(folder.resolve("one.skeptest.hcl"), "run \"x\" {}\n");

        read("locals { a = 1 }\n");

        assertThat(diagnostics.list()).isEmpty();
        assertThat(reader.files()).extracting(SourceFile::name).containsExactly("main.hcl");
    }
}

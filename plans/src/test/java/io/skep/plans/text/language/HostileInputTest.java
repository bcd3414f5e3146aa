package io.skep.plans.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.soak.Soak;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.data.BlockShape;
import io.skep.plans.text.data.BlockShapes;
import io.skep.plans.text.data.DocumentReader;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.ExpressionText;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file says, reading and evaluating it ends, in diagnostics at worst. {@code ./dev soak} tries a million
 * inputs; a failure names the number of the input, which makes it again.
 */
@Tag("soak")
class HostileInputTest {

    private static final BlockShapes SHAPES = BlockShapes.of(Map.of(
            "host",
            new BlockShape(1, BlockShapes.of(Map.of("x", BlockShape.labels(0)))),
            "swarm",
            BlockShape.labels(0)));
    private static final Functions FUNCTIONS =
            Functions.in(Corpus.files(), InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z")));
    private static final Value.Source NOWHERE = new Value.Source("later", Entries.NONE);
    private static final Scope SCOPE = Scope.ofValues(Map.of(
            "later",
            new Value.Later(NOWHERE, new TreeSet<>(List.of(new Value.Origin("host.a", "address")))),
            "secret",
            new Value.Secret(Values.texts(List.of("one", "two")), new Value.Source("var.secret", Entries.NONE)),
            "list",
            Values.texts(List.of("a", "b", "c")),
            "var",
            Entries.of(Map.of("a", Values.number(1), "b", Values.text("text"), "x", Entries.NONE))));

    @Test
    void no_input_gives_anything_but_values_and_diagnostics() {
        int inputs = Soak.size(20_000, 1_000_000);
        List<String> functions = List.copyOf(new Evaluator(FUNCTIONS).functionNames());
        for (int number = 0; number < inputs; number++) {
            Inputs made = new Inputs(number, functions);
            String name = List.of("t.hcl", "t.hcl", "t.json", "t.yaml").get(number % 4);
            String text = name.endsWith("hcl") ? made.hcl() : name.endsWith("json") ? made.json() : made.yaml();
            try {
                tried(name, text);
            } catch (Throwable thrown) {
                throw new AssertionError("input " + number + ", " + name + ":\n" + text, thrown);
            }
        }
    }

    static List<String> bombs() {
        return List.of(
                "a = " + "[".repeat(100_000),
                "a = " + "(".repeat(100_000) + "1",
                "a = " + "-".repeat(100_000) + "1",
                "a = 1" + " + 1".repeat(100_000),
                "a = x" + ".b".repeat(100_000),
                "a = x" + "[0]".repeat(100_000),
                "a = " + "true ? ".repeat(50_000),
                "a = " + "\"${".repeat(50_000),
                "a = " + "{b = ".repeat(50_000),
                "b {\n".repeat(50_000),
                "a = <<EOT\n" + "%{ if true }".repeat(20_000),
                "a = 1e999999999",
                "a = 1e1000 * 1e1000 * 1e1000",
                "a = pow(10, 999999999)",
                "a = pow(1e1000, 1e1000)",
                "a = 1e1000 % 1e-1000",
                "a = parseint(\"" + "9".repeat(100_000) + "\", 10)",
                "a = range(1e9)",
                "a = [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]",
                "a = join(\"\", [for a in range(1000) : join(\"\", [for b in range(1000) : \"0123456789012345678901234567890123456789\"])])",
                "a = " + "[for x in [[1, 1]] : [for y in [[x, x]] : ".repeat(60) + "x" + "]]".repeat(60),
                "a = " + "length([".repeat(150) + "])".repeat(150),
                "a = format(\"%99999999d\", 1)",
                "a = formatlist(\"%9999d\", range(1024))",
                "a = replace(\"" + "a".repeat(1000) + "\", \"\", \"" + "b".repeat(100_000) + "\")",
                "a = regex(\"(a+)+$\", \"" + "a".repeat(5_000) + "!\")",
                "a = regex(\"((a{1000}){1000}){1000}\", \"a\")",
                "a = setproduct(range(1000), range(1000), range(1000))",
                "a = indent(999999999, \"a\\nb\")",
                "a = jsondecode(\"" + "[".repeat(100_000) + "\")",
                "a = yamldecode(\"" + "[".repeat(50_000) + "\")",
                "a = yamldecode(\"a: &a [x, x]\\nb: &b [*a, *a]\\nc: &c [*b, *b]\\nd: &d [*c, *c]\\ne: &e [*d, *d]\\nf: &f [*e, *e]\")",
                "a = timeadd(\"2026-01-01T00:00:00Z\", \"" + "9".repeat(90) + "h\")",
                "a = cidrsubnets(\"::/0\", " + "1, ".repeat(1000) + "1)",
                "a = {for x in range(1000) : \"${x}\" => {for y in range(1000) : \"${y}\" => y}}",
                "\0".repeat(10_000),
                "\uFEFF\uFEFFa = 1",
                "a = \"" + "\u0301".repeat(50_000) + "\"",
                "#".repeat(100_000),
                "/*".repeat(50_000));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void a_bomb_in_hcl_goes_off_in_a_diagnostic_or_is_none(String text) {
        tried("t.hcl", text);
    }

    static List<String> dataBombs() {
        StringBuilder aliases = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            aliases.append("a%d: &a%d [".formatted(level, level))
                    .append(("*a" + (level - 1) + ", ").repeat(9))
                    .append("*a" + (level - 1) + "]\n");
        }
        return List.of(
                aliases.toString(),
                "a: &a [*a]\n",
                "a:\n  b: 'c:---\n 'd'e: 'f: g\n",
                "- ".repeat(20_000),
                "a: " + "[".repeat(50_000),
                "a: " + "{x: ".repeat(20_000),
                "? ".repeat(20_000),
                "a: " + "9".repeat(100_000),
                "a: 1e999999999",
                "a: 0x" + "f".repeat(100_000),
                "a: \"${" + "(".repeat(50_000) + "}\"",
                "\uFEFFa: 1",
                "\0",
                "{\"a\": 1e999999999}",
                "{\"a\": " + "[".repeat(50_000),
                "{\"a\": \"${" + "[".repeat(50_000) + "}\"}",
                "{\"a\": " + "9".repeat(100_000) + "}",
                "\uFEFF{\"a\": 1}",
                "{\"\u0000\": 1}");
    }

    @ParameterizedTest
    @MethodSource("dataBombs")
    void a_bomb_in_yaml_or_json_goes_off_in_a_diagnostic_or_is_none(String text) {
        tried("t.yaml", text);
        tried("t.json", text);
    }

    private static void tried(String name, String text) {
        Diagnostics problems = new Diagnostics();
        SourceFile source = new SourceFile(name, text);
        new DocumentReader(SHAPES, problems).read(source).ifPresent(document -> evaluated(document.body(), problems));
        for (Diagnostic problem : problems.list()) {
            assertThat(problem.summary()).isNotBlank();
            assertThat(problem.subject()).isPresent();
        }
    }

    private static void evaluated(Body body, Diagnostics problems) {
        body.attributes().forEach(attribute -> {
            assertThat(ExpressionText.of(attribute.expression())).isNotNull();
            new Evaluator(FUNCTIONS)
                    .evaluate(attribute.expression(), SCOPE, problems)
                    .ifPresent(value -> assertThat(ValueText.brief(value)).isNotNull());
        });
        for (Block block : body.blocks()) {
            evaluated(block.body(), problems);
        }
    }
}

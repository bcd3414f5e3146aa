package io.skep.plans.text.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "1 + 2 * 3         # 1 + 2 * 3 | 1 | 2 * 3 | 2 | 3",
                "-a.b              # -a.b | a.b | a",
                "(a) ? b : \"c\"   # (a) ? b : \"c\" | (a) | a | b | \"c\"",
                "a[0].b            # a[0].b | a[0] | a | 0",
                "a.0               # a.0 | a | 0",
                "a[*].b            # a[*].b | a | [*].b | [*]",
                "a.*.b             # a.*.b | a | .*.b | .*",
                "f(1, [2])         # f(1, [2]) | 1 | [2] | 2",
                "{ a = 1, (b) = c} # { a = 1, (b) = c} | a | 1 | (b) | b | c",
                "[for x in y : z]  # [for x in y : z] | y | z",
                "\"é${x}\"         # \"é${x}\" | x",
                "\"${x}\"          # \"${x}\" | x",
            })
    void every_node_has_exactly_its_own_characters(String text, String expected) {
        List<String> found = new ArrayList<>();
        collect(Read.expression(text), text, found);
        assertThat(String.join(" | ", found)).isEqualTo(expected);
    }

    private static void collect(Expression expression, String text, List<String> found) {
        found.add(cut(text, expression.range()));
        expression.children().forEach(child -> collect(child, text, found));
    }

    private static String cut(String text, Range range) {
        return text.substring(range.start().offset(), range.end().offset());
    }

    @Test
    void columns_count_what_a_reader_sees_as_one_character() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        Expression expression = Read.attribute("x = [\"e\u0301" + family + "\", here]");
        Position start = expression.children().getLast().range().start();
        assertThat(start.column()).isEqualTo(12);
        assertThat(start.offset()).isEqualTo(20 - 2 + 1);
    }

    @Test
    void attributes_and_blocks_know_their_parts() {
        String text = "a = 1 # c\nhost \"x\" y {\n  b = [\n  2]\n}\n";
        Body body = Read.body(text);
        Attribute attribute = body.attributes().getFirst();
        assertThat(cut(text, attribute.range())).isEqualTo("a = 1");
        assertThat(cut(text, attribute.nameRange())).isEqualTo("a");
        Block block = body.blocks().getFirst();
        assertThat(cut(text, block.range())).isEqualTo("host \"x\" y {\n  b = [\n  2]\n}");
        assertThat(cut(text, block.header())).isEqualTo("host \"x\" y");
        assertThat(cut(text, block.labels().getFirst().range())).isEqualTo("\"x\"");
        assertThat(cut(text, block.body().range())).isEqualTo("\n  b = [\n  2]\n");
        assertThat(block.body().attributes().getFirst().range()).hasToString("test.hcl:3:3");
    }

    @Test
    void carriage_returns_do_not_move_places() {
        Body body = Read.body("a = 1\r\nb = 2\r\n");
        assertThat(body.attribute("b").orElseThrow().range()).hasToString("test.hcl:2:1");
    }
}

package io.skep.plans.text.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "##",
            quoteCharacter = '\0',
            value = {
                "1              ## 1",
                "28.5           ## 28.5",
                "-1.50          ## -1.50",
                "1e2            ## 100",
                "0x1F           ## 31",
                "0o17           ## 15",
                "017            ## 17",
                "true           ## true",
                "False          ## false",
                "yes            ## 'yes'",
                "on             ## 'on'",
                "~              ## null",
                "null           ## null",
                "\"1\"          ## '1'",
                "'it''s'        ## 'it's'",
                "!!str 1        ## '1'",
                "10.10.10.20    ## '10.10.10.20'",
                "redis:3.0.7    ## 'redis:3.0.7'",
                "${var.x}       ## W{var.x}",
                "a ${x} b       ## T<a |$x| b>",
                "\"${f(\\\"x\\\")}\" ## W{f('x')}",
                "$${x}          ## '${x}'",
                "[1, a, [x]]    ## [1, 'a', ['x']]",
                "{a: 1, b: {}}  ## {'a' = 1, 'b' = {}}",
                "{80: tcp, true: 1} ## {'80' = 'tcp', 'true' = 1}",
                "|| one| two|   ## 'one\\ntwo\\n'",
                ">-| one| two|  ## 'one two'",
                "|- 1|- a: b|  c: d ## [1, {'a' = 'b', 'c' = 'd'}]",
            })
    void values_follow_the_core_schema(String text, String expected) {
        String yaml = "v: " + text.replace("|| ", "|\n ").replaceAll("\\|(?!\n)", "\n");
        Body body = Data.read("t.yaml", yaml + "\n");
        assertThat(Shown.of(body.attributes().getFirst().expression())).isEqualTo(expected);
    }

    @Test
    void every_value_knows_its_place() {
        String yaml = "a: é ${x}\nb: |\n  one\n    two ${y}\nc: \"\\t${z}\"\nd: [1,\n  2]\ne:\n  f: 1\n\n\n";
        Body body = Data.read("t.yaml", yaml);
        assertThat(inner(body, "a")).hasToString("t.yaml:1:8");
        assertThat(inner(body, "b")).hasToString("t.yaml:4:11");
        assertThat(inner(body, "c")).hasToString("t.yaml:5:9");
        Range list = body.attribute("d").orElseThrow().expression().range();
        assertThat(yaml.substring(list.start().offset(), list.end().offset())).isEqualTo("[1,\n  2]");
        Range mapping = body.attribute("e").orElseThrow().range();
        assertThat(yaml.substring(mapping.start().offset(), mapping.end().offset()))
                .isEqualTo("e:\n  f: 1");
    }

    private static Range inner(Body body, String name) {
        Expression template = body.attribute(name).orElseThrow().expression();
        return template.children().getFirst().range();
    }

    @Test
    void places_are_right_behind_characters_of_two_chars() {
        Body body = Data.read("t.yaml", "x: 😀\ny: z\n");
        assertThat(body.attribute("y").orElseThrow().nameRange()).hasToString("t.yaml:2:1");
    }

    @Test
    void an_alias_stands_for_its_anchors_value() {
        assertThat(Shown.of(Data.read("t.yaml", "a: &l [1, 2]\nb: *l\n"))).isEqualTo("a = [1, 2]; b = [1, 2]");
    }

    @Test
    void an_empty_file_is_an_empty_body() {
        assertThat(Data.read("t.yaml", "# nothing\n").attributes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "##",
            quoteCharacter = '\0',
            value = {
                "a:|\tb: 1        ## 2:1-2 Invalid YAML      ## indented with a tab",
                "a:|  b 1|  c: 2  ## 3:4-5 Invalid YAML      ## On line 2 a key is not followed by a colon",
                "a: b: c          ## 1:5-6 Invalid YAML      ## in quotes",
                "a: [1, 2|b: 3    ## 2:2-3 Invalid YAML      ## closing \"]\"",
                "a: {b: 1         ## 2:1-1 Invalid YAML      ## closing \"}\"",
                "a: \"x           ## 2:1-1 Invalid YAML      ## closing quote",
                "a:|  b: 1| c: 2  ## 3:2-3 Invalid YAML      ## check its indentation",
                "a: @x            ## 1:4-5 Invalid YAML      ## in quotes",
                "a: \"\\q\"       ## 1:6-7 Invalid YAML      ## escape",
                "a: x\u0001y      ## 1:5-6 Invalid YAML      ## U+0001",
                "a: 1|a: 2        ## 2:1-2 Duplicate key     ## already on line 1",
                "a:|  b: 1|  b: 2 ## 3:3-4 Duplicate key     ## already on line 2",
                "- 1              ## 1:1-4 Mapping expected  ## A topology is a mapping",
                "a: 1|---|b: 2    ## 2:1-4 Several documents ## one YAML document",
                "a: *x            ## 1:4-6 Unknown alias     ## &x",
                "a: &a [*a]       ## 1:8-10 Unknown alias    ## &a",
                "<<: 1            ## 1:1-3 Merge key         ## merge()",
                "? [a]|: 1        ## 1:3-4 Invalid key       ## plain text",
                "a: !foo 1        ## 1:4-10 Tag does not fit ## !foo",
                "a: .inf          ## 1:4-8 Not a number      ## quotes",
                "a: 1e9999        ## 1:4-10 Number out of range ## exponents",
                "a: x ${y         ## 1:6-8 Unclosed template sequence ## closing brace",
                "\"${x}\": 1      ## 1:1-7 Template as a name ## plain text",
            })
    void a_mistake_is_reported_with_its_place_and_in_plain_words(String text, String brief, String part) {
        List<Diagnostic> problems = Data.problems("t.yaml", text.replace("|", "\n") + "\n");
        assertThat(problems).extracting(Data::brief).containsExactly(brief);
        assertThat(problems.getFirst().detail()).contains(part);
    }

    @Test
    void neither_depth_nor_aliases_can_exhaust_memory() {
        assertThat(Data.problems("t.yaml", "a: " + "[".repeat(20_000)))
                .extracting(Diagnostic::summary)
                .containsExactly("Nested too deeply");
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int index = 1; index < 60; index++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(index, index, index - 1, index - 1));
        }
        assertThat(Data.problems("t.yaml", laughs.toString()))
                .extracting(Diagnostic::summary)
                .containsExactly("Too many aliases");
    }
}

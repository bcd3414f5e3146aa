package io.skep.plans.text.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    @Test
    void values_are_read_exactly() {
        String json = "{\"a\": [1, 1.50, 1e2, true, false, null, \"x\\n\\u00e9\"], \"b\": {\"c d\": \"${x}\"}}";
        assertThat(Shown.of(Data.read("t.json", json)))
                .isEqualTo("a = [1, 1.50, 100, true, false, null, 'x\\né']; b = {'c d' = W{x}}");
    }

    @Test
    void every_value_knows_its_place() {
        String json = "{\n  \"é\": [12, \"a ${x}\", \"\\\"${y}\", {\"k\": true}]\n}\n";
        Body body = Data.read("t.json", json);
        Expression list = body.attributes().getFirst().expression();
        assertThat(list.children())
                .extracting(each -> json.substring(
                        each.range().start().offset(), each.range().end().offset()))
                .containsExactly("12", "\"a ${x}\"", "\"\\\"${y}\"", "{\"k\": true}");
        assertThat(list.children().get(1).children().getFirst().range()).hasToString("t.json:2:18");
        assertThat(list.range()).hasToString("t.json:2:8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "##",
            quoteCharacter = '\0',
            value = {
                "{\"a\": 1,}          ## 1:9-10 Invalid JSON  ## there is no comma",
                "{\"a\": 1 \"b\": 2}  ## 1:9-10 Invalid JSON  ## A comma is missing",
                "{'a': 1}             ## 1:2-3 Invalid JSON   ## double quotes",
                "{\"a\": [1, 2}       ## 1:12-13 Invalid JSON ## does not close",
                "{\"a\": 1            ## 1:8-8 Invalid JSON   ## closing brace",
                "{\"a\": 1} 2         ## 1:10-11 Invalid JSON ## more follows",
                "// x                 ## 1:1-2 Invalid JSON   ## no comments",
                "{\"a\" 1}            ## 1:6-7 Invalid JSON   ## a colon must follow",
                "{\"a\": \"b|\"}      ## 1:9-9 Invalid JSON   ## not closed",
                "{\"a\": 1, \"a\": 2} ## 1:10-13 Duplicate key ## already on line 1",
                "[]                   ## 1:1-3 Mapping expected ## A topology is a mapping",
                "{\"a\": \"${\"}      ## 1:8-10 Unclosed template sequence ## closing brace",
                "{\"a\": 1e9999}      ## 1:7-13 Number out of range ## 1000",
            })
    void a_mistake_is_reported_with_its_place_and_in_plain_words(String text, String brief, String part) {
        List<Diagnostic> problems = Data.problems("t.json", text.replace("|", "\n"));
        assertThat(problems).extracting(Data::brief).containsExactly(brief);
        assertThat(problems.getFirst().detail()).contains(part);
    }

    @Test
    void deep_nesting_is_an_error() {
        assertThat(Data.problems("t.json", "{\"a\":" + "[".repeat(20_000))
                        .getFirst()
                        .detail())
                .contains("levels deep");
    }
}

package io.skep.plans.text.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.value.Value;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;

class HclParserTest {
    private static final HclMapper MAPPER = new HclMapper();

    private static String json(String hcl) {
        return MAPPER.readTree(hcl).toString().replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a = 1                            | {'a':1}
            a = -1.50                        | {'a':-1.5}
            a = "x\\ty"                      | {'a':'x\\ty'}
            a = [true, false, null]          | {'a':[true,false,null]}
            a = { b = 1, "c d" = [{}] }      | {'a':{'b':1,'c d':[{}]}}
            a = 1 + 2 * 3                    | {'a':7}
            a = "x${1 + 1}"                  | {'a':'x2'}
            a = var.x                        | {'a':'${var.x}'}
            a = f(1,  2)                     | {'a':'${f(1,  2)}'}
            a = "${var.x}"                   | {'a':'${var.x}'}
            a = "x ${var.x} $${y} \\n"       | {'a':'x ${var.x} $${y} \\n'}
            a = "$${y}"                      | {'a':'${y}'}
            a = [var.x, 1]                   | {'a':['${var.x}',1]}
            b {}                             | {'b':{}}
            b "x" {}                         | {'b':{'x':{}}}
            b "x" "y" { c = 1 }              | {'b':{'x':{'y':{'c':1}}}}
            b x { c "d" {} }                 | {'b':{'x':{'c':{'d':{}}}}}
            """)
    void a_line_becomes_an_object(String hcl, String json) {
        assertThat(json(hcl)).isEqualTo(json);
    }

    @Test
    void blocks_of_one_type_come_together() {
        assertThat(json("b {\n x = 1\n}\na = 0\nb {\n x = 2\n}\n")).isEqualTo("{'a':0,'b':[{'x':1},{'x':2}]}");
        assertThat(json("b \"p\" {}\nb \"q\" {}\n")).isEqualTo("{'b':{'p':{},'q':{}}}");
        assertThat(json("b \"p\" {}\nb \"p\" {}\n")).isEqualTo("{'b':{'p':[{},{}]}}");
        assertThat(json("b \"p\" \"q\" {}\nb \"p\" \"r\" {}\n")).isEqualTo("{'b':{'p':{'q':{},'r':{}}}}");
        assertThat(json("b {}\nb \"p\" {}\n")).isEqualTo("{'b':[{},{'p':{}}]}");
    }

    @Test
    void heredocs_are_text() {
        assertThat(json("a = <<-EOT\n  x\n   ${y}\n  EOT\n")).isEqualTo("{'a':'x\\n ${y}\\n'}");
    }

    @Test
    void expressions_are_evaluated_where_a_scope_is_given() {
        Value.Entries variables = Value.Entries.of(Map.of("n", new Value.Text("bee")));
        HclMapper mapper = HclMapper.evaluating(
                        new Evaluation(Scope.ofValues(Map.of("var", variables)), Functions.in(Path.of(""))))
                .build();

        assertThat(mapper.readTree(
                                "a = upper(\"x-${var.n}\")\nb = [for i in [1, 2] : i * 2]\nc = { (var.n) = toset([\"z\"]) }\n")
                        .toString())
                .isEqualTo("{\"a\":\"X-BEE\",\"b\":[2,4],\"c\":{\"bee\":[\"z\"]}}");
        assertThatThrownBy(() -> mapper.readTree("x = 1\na = var.missing\n"))
                .isInstanceOf(StreamReadException.class)
                .satisfies(failure -> {
                    TokenStreamLocation place = ((StreamReadException) failure).getLocation();
                    assertThat(place.getLineNr()).isEqualTo(2);
                    assertThat(place.getColumnNr()).isGreaterThanOrEqualTo(5);
                });
    }

    @Test
    void every_token_has_its_place() {
        String hcl = "é = \"ü\" # c\nb \"l\" {\n  c = [1, x]\n}\n";
        List<String> places = new ArrayList<>();
        try (JsonParser parser = new HclFactory().createParser(ObjectReadContext.empty(), hcl)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                TokenStreamLocation place = parser.currentTokenLocation();
                places.add(token + " " + place.getLineNr() + ":" + place.getColumnNr() + " " + place.getCharOffset()
                        + " " + place.getByteOffset());
            }
        }
        assertThat(places)
                .containsExactly(
                        "START_OBJECT 1:1 0 0",
                        "PROPERTY_NAME 1:1 0 0",
                        "VALUE_STRING 1:5 4 5",
                        "PROPERTY_NAME 2:1 12 14",
                        "START_OBJECT 2:1 12 14",
                        "PROPERTY_NAME 2:3 14 16",
                        "START_OBJECT 2:7 18 20",
                        "PROPERTY_NAME 3:3 22 24",
                        "START_ARRAY 3:7 26 28",
                        "VALUE_NUMBER_INT 3:8 27 29",
                        "VALUE_STRING 3:11 30 32",
                        "END_ARRAY 3:13 32 34",
                        "END_OBJECT 4:2 34 36",
                        "END_OBJECT 4:2 34 36",
                        "END_OBJECT 5:1 35 37");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = 1~b = = 2~    | 2 | 5
            a = 1~a = 2~      | 2 | 1
            b {~              | 1 | 1
            a = 1~a {}~       | 2 | 1
            a = 1 / 0~        | 1 | 9
            """)
    void an_error_has_its_place(String hcl, int line, int column) {
        assertThatThrownBy(() -> MAPPER.readTree(hcl.replace('~', '\n')))
                .isInstanceOf(StreamReadException.class)
                .satisfies(failure -> {
                    TokenStreamLocation place = ((StreamReadException) failure).getLocation();
                    assertThat(place.getLineNr()).isEqualTo(line);
                    assertThat(place.getColumnNr()).isEqualTo(column);
                });
    }

    @Test
    void every_kind_of_input_is_read() throws Exception {
        byte[] bytes = "a = \"é\"".getBytes(StandardCharsets.UTF_8);
        assertThat(MAPPER.readTree(bytes).get("a").asString()).isEqualTo("é");
        assertThat(MAPPER.readTree(new ByteArrayInputStream(bytes)).get("a").asString())
                .isEqualTo("é");
        assertThat(MAPPER.readTree(new StringReader("a = \"é\"")).get("a").asString())
                .isEqualTo("é");
        assertThatThrownBy(() -> MAPPER.readTree(new byte[] {'a', '=', '"', (byte) 0xE9, '"'}))
                .isInstanceOf(StreamReadException.class)
                .hasMessageContaining("no UTF-8");
    }

    @Test
    void numbers_are_exact_and_refused_where_they_do_not_fit() {
        assertThat(MAPPER.readTree("a = 123456789012345678901234567890")
                        .get("a")
                        .bigIntegerValue())
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(MAPPER.readTree("a = 0.1").get("a").decimalValue()).isEqualByComparingTo("0.1");
        try (JsonParser parser = new HclFactory().createParser(ObjectReadContext.empty(), "a = 4294967296")) {
            parser.nextToken();
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.getLongValue()).isEqualTo(4294967296L);
            assertThatThrownBy(parser::getIntValue).isInstanceOf(InputCoercionException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-full-stack", "quickstart"})
    void the_examples_are_read_as_trees(String example) throws Exception {
        Path file = Path.of(System.getProperty("skep.home"), "examples", example, "main.hcl");
        var tree = MAPPER.readTree(Files.readString(file));
        assertThat(tree.at("/swarm").isObject()).isTrue();
        assertThat(tree.at("/host/worker/for_each").asString()).isEqualTo("${local.workers}");
        assertThat(tree.at("/skep/name").asString()).isNotEmpty();
    }
}

package io.skep.swarm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.swarm.stack.Yaml.Kind;
import io.skep.swarm.stack.Yaml.Mapping;
import io.skep.swarm.stack.Yaml.Merging;
import io.skep.swarm.stack.Yaml.Scalar;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {

    private final Diagnostics problems = new Diagnostics();

    private Mapping read(String text) {
        return YamlFile.read(new SourceFile("a.yaml", text), problems).orElseThrow();
    }

    @Test
    void every_key_and_value_has_its_place() {
        Mapping file = read("services:\n  web:\n    image: \"nginx\"\n    ports: [80]\n");

        Mapping web = file.mapping("services").mapping("web");
        assertThat(web.place("image")).hasToString("a.yaml:3:5");
        assertThat(web.get("image").orElseThrow().range()).hasToString("a.yaml:3:12");
        assertThat(Yaml.items(web.get("ports").orElseThrow()).getFirst().range())
                .hasToString("a.yaml:4:13");
    }

    @Test
    void places_count_what_a_reader_sees() {
        assertThat(read("\"ü😀\": x\n").get("ü😀").orElseThrow().range()).hasToString("a.yaml:1:7");
    }

    @ParameterizedTest
    @CsvSource({
        "yes, TEXT",
        "true, TRUTH",
        "1, NUMBER",
        "0440, NUMBER",
        "22:22, TEXT",
        "~, NOTHING",
        "1.5, NUMBER",
        "'\"1\"', TEXT"
    })
    void scalars_are_those_of_yaml_1_2(String written, Kind kind) {
        assertThat(in(read("a: " + written), "a").value())
                .isInstanceOfSatisfying(
                        Scalar.class, scalar -> assertThat(scalar.kind()).isEqualTo(kind));
    }

    @Test
    void merge_keys_give_way_to_what_is_written_and_the_first_of_several_counts() {
        Mapping file = read("""
                one: &one { a: 1, b: 1 }
                two: &two { b: 2, c: 2 }
                both:
                  c: own
                  <<: [*one, *two]
                """);

        Mapping both = file.mapping("both");
        assertThat(both.text("a")).contains("1");
        assertThat(both.text("b")).contains("1");
        assertThat(both.text("c")).contains("own");
        assertThat(both.place("a")).hasToString("a.yaml:1:13");
    }

    @Test
    void the_tags_of_compose_are_kept_and_others_refused() {
        Mapping file = read("a: !reset null\nb: !override [1]\nc: !mine x\n");

        assertThat(in(file, "a").value().merging()).isEqualTo(Merging.RESET);
        assertThat(in(file, "b").value().merging()).isEqualTo(Merging.OVERRIDE);
        assertThat(problems.list())
                .singleElement()
                .hasToString("a.yaml:3:4: Unknown tag; Compose knows the tags !reset and !override.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [1 | Invalid YAML",
                "a: 1\\na: 2 | Duplicate key",
                "- a | Invalid Compose file",
                "a: *b | Unknown alias",
                "a: 1\\n---\\nb: 2 | Several documents"
            })
    void what_is_wrong_is_told(String text, String summary) {
        YamlFile.read(new SourceFile("a.yaml", text.replace("\\n", "\n")), problems);

        assertThat(problems.list())
                .singleElement()
                .extracting(each -> each.summary())
                .isEqualTo(summary);
    }

    @Test
    void aliases_cannot_grow_without_end() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]%n"
                    .formatted(level, level, level - 1, level - 1, level - 1, level - 1, level - 1));
        }
        YamlFile.read(new SourceFile("a.yaml", bomb.toString()), problems);

        assertThat(problems.list())
                .singleElement()
                .extracting(each -> each.summary())
                .isEqualTo("Too many aliases");
    }

    private static Yaml.Entry in(Mapping mapping, String key) {
        return Objects.requireNonNull(mapping.entries().get(key), key);
    }
}

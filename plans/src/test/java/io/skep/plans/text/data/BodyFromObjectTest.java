package io.skep.plans.text.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Shown;
import org.junit.jupiter.api.Test;

class BodyFromObjectTest {
    private static final String HCL = """
            host "bravo" {
              name = "b-${x}"
              driver "generic" { address = "10.0.0.1" }
              engine { version = 28.5 }
            }
            host "charlie" {
              driver "lab" {}
            }
            swarm {}
            """;

    @Test
    void the_same_topology_in_three_languages_is_the_same_tree() {
        String yaml = """
                host:
                  bravo:
                    name: b-${x}
                    driver:
                      generic: {address: 10.0.0.1}
                    engine:
                      version: 28.5
                  charlie:
                    driver: {lab: {}}
                swarm: {}
                """;
        String json = """
                {"host": {"bravo": {"name": "b-${x}", "driver": {"generic": {"address": "10.0.0.1"}},
                  "engine": {"version": 28.5}}, "charlie": {"driver": {"lab": {}}}}, "swarm": {}}
                """;
        String expected = Shown.of(Data.read("t.hcl", HCL));
        assertThat(Shown.of(Data.read("t.yaml", yaml))).isEqualTo(expected);
        assertThat(Shown.of(Data.read("t.json", json))).isEqualTo(expected);
    }

    @Test
    void a_list_gives_several_blocks() {
        Body body = Data.read("t.yaml", "host:\n- a: {driver: [{lab: {}}, {lab: {x: 1}}]}\n- b: [{}, {}]\n");
        assertThat(Shown.of(body))
                .isEqualTo(
                        "host \"a\" { driver \"lab\" {  }; driver \"lab\" { x = 1 } }; host \"b\" {  }; host \"b\" {  }");
    }

    @Test
    void blocks_know_their_places() {
        Block host = Data.read("t.yaml", "host:\n  a:\n    engine: {x: 1}\n")
                .blocks()
                .getFirst();
        assertThat(host.typeRange()).hasToString("t.yaml:1:1");
        assertThat(host.header()).hasToString("t.yaml:2:3");
        assertThat(host.range().end().line()).isEqualTo(3);
        assertThat(host.body().blocks().getFirst().range()).hasToString("t.yaml:3:5");
    }

    @Test
    void names_that_are_no_blocks_stay_attributes() {
        assertThat(Shown.of(Data.read("t.yaml", "engine: {a: 1}\n"))).isEqualTo("engine = {'a' = 1}");
    }

    @Test
    void what_cannot_be_a_block_is_an_error() {
        assertThat(Data.problems("t.yaml", "host: 3\nswarm:\n"))
                .extracting(Data::brief)
                .containsExactly("1:7-8 Invalid block", "2:7-7 Invalid block");
        assertThat(Data.problems("t.yaml", "host: {a: x, \"${b}\": {}}\n"))
                .extracting(Data::brief)
                .containsExactly("1:14-20 Template as a name", "1:11-12 Invalid block");
    }

    @Test
    void comments_and_lists_of_bodies_are_read_as_the_specification_of_json_says() {
        Body body = Data.read("t.json", """
                [{"//": "the first", "a": 1, "host": {"x": {"//": ["any", {"value": "${"}], "b": 2}}},
                 {"//": null, "host": [{"y": [{"c": 3}, {}]}, {"x": {}}]}]
                """.replace(", {\"value\": \"${\"}", ""));
        assertThat(Shown.of(body))
                .isEqualTo("a = 1; host \"x\" { b = 2 }; host \"y\" { c = 3 }; host \"y\" {  }; host \"x\" {  }");
    }

    @Test
    void an_attribute_in_two_bodies_of_a_list_is_set_twice() {
        assertThat(Data.problems("t.json", "[{\"a\": 1},\n {\"a\": 2}]"))
                .extracting(Data::brief)
                .containsExactly("2:3-6 Attribute redefined");
    }
}

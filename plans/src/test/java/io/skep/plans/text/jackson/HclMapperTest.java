package io.skep.plans.text.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.format.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HclMapperTest {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Generic.class, name = "generic"),
        @JsonSubTypes.Type(value = Lab.class, name = "lab")
    })
    sealed interface Driver {}

    record Generic(String address, int port) implements Driver {}

    record Lab() implements Driver {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Host(
            @HclLabel String name,
            @Nullable Driver driver,
            @HclBlock @Nullable List<Disk> disk,
            Map<String, String> labels) {}

    record Disk(int size) {}

    record Fleet(String region, List<Host> host) {}

    record Named(Map<String, Host> host) {}

    record Only(Host host) {}

    record Rule(@HclLabel(1) String name, @HclLabel String kind, boolean on) {}

    @SuppressWarnings("ArrayRecordComponent") // arrays are bound too
    record Rules(Rule[] rule) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Dot.class, name = "dot")
    })
    sealed interface Shape {}

    record Circle(@HclLabel String name, int radius) implements Shape {}

    record Dot(@HclLabel String name) implements Shape {}

    record Shapes(List<Shape> shape) {}

    static class Bean {
        private String title = "";
        private List<Integer> numbers = List.of();

        public String getTitle() {
            return title;
        }

        public void setTitle(String given) {
            title = given;
        }

        public List<Integer> getNumbers() {
            return numbers;
        }

        public void setNumbers(List<Integer> given) {
            numbers = given;
        }
    }

    private static final String FLEET = """
            region = "eu"

            host "a" {
              driver = {
                generic = {
                  address = "10.0.0.1"
                  port    = 22
                }
              }

              disk {
                size = 1
              }

              disk {
                size = 2
              }
            }

            host "b" {
              labels = {
                role = "$${x}"
              }
            }
            """;

    private final HclMapper mapper = new HclMapper();

    @Test
    void blocks_are_bound_to_a_list_with_their_labels() {
        Fleet fleet = mapper.readValue("""
                region = "eu"
                host "a" {
                  driver "generic" {
                    address = "10.0.0.1"
                    port = 22
                  }
                  disk { size = 1 }
                  disk { size = 2 }
                }
                host "b" {
                  driver "lab" {}
                  disk { size = 3 }
                }
                """, Fleet.class);

        assertThat(fleet.region()).isEqualTo("eu");
        assertThat(fleet.host()).extracting(Host::name).containsExactly("a", "b");
        assertThat(fleet.host().getFirst().driver()).isEqualTo(new Generic("10.0.0.1", 22));
        assertThat(fleet.host().getFirst().disk()).containsExactly(new Disk(1), new Disk(2));
        assertThat(fleet.host().getLast().driver()).isEqualTo(new Lab());
        assertThat(fleet.host().getLast().disk()).containsExactly(new Disk(3));
    }

    @Test
    void one_block_is_a_list_of_one_where_a_list_is_declared() {
        assertThat(mapper.readValue("host \"a\" {}\n", Fleet.class).host())
                .extracting(Host::name)
                .containsExactly("a");
    }

    @Test
    void blocks_are_bound_to_a_map_by_label_and_know_it() {
        Named named = mapper.readValue("host \"a\" {}\nhost \"b\" {}\n", Named.class);
        assertThat(named.host()).containsOnlyKeys("a", "b");
        assertThat(named.host())
                .hasEntrySatisfying("b", host -> assertThat(host.name()).isEqualTo("b"));
    }

    @Test
    void a_single_block_is_bound_by_itself_and_several_are_refused() {
        assertThat(mapper.readValue("host \"a\" {}\n", Only.class).host().name())
                .isEqualTo("a");
        assertThatThrownBy(() -> mapper.readValue("host \"a\" {}\nhost \"b\" {}\n", Only.class))
                .hasMessageContaining("one block is expected, but there are 2")
                .hasMessageContaining("line: 2");
    }

    @Test
    void labels_are_taken_in_the_order_told() {
        Rules rules =
                mapper.readValue("rule \"k\" \"n\" { on = true }\nrule \"k\" \"m\" { on = false }\n", Rules.class);
        assertThat(rules.rule()).containsExactly(new Rule("n", "k", true), new Rule("m", "k", false));
        assertThat(mapper.writeValueAsString(rules))
                .isEqualTo("rule \"k\" \"n\" {\n  on = true\n}\n\nrule \"k\" \"m\" {\n  on = false\n}\n");
    }

    @Test
    void a_missing_label_is_told_with_its_place() {
        assertThatThrownBy(() -> mapper.readValue("\nrule \"k\" { on = true }\n", Rules.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("2 label(s)")
                .hasMessageContaining("line: 2");
    }

    @Test
    void a_type_property_and_labels_go_together() {
        Shapes shapes = mapper.readValue("""
                shape "a" {
                  radius = 3
                  type   = "circle"
                }
                shape "b" {
                  type = "dot"
                }
                """, Shapes.class);
        assertThat(shapes.shape()).containsExactly(new Circle("a", 3), new Dot("b"));
        assertThat(mapper.readValue(mapper.writeValueAsString(shapes), Shapes.class))
                .isEqualTo(shapes);
    }

    @Test
    void beans_are_bound_and_written() {
        Bean bean = mapper.readValue("title = \"t\"\nnumbers = [1, 2]\n", Bean.class);
        assertThat(bean.getTitle()).isEqualTo("t");
        assertThat(bean.getNumbers()).containsExactly(1, 2);
        assertThat(mapper.writeValueAsString(bean)).isEqualTo("numbers = [1, 2]\ntitle   = \"t\"\n");
    }

    @Test
    void an_object_with_labels_is_written_as_a_block() {
        Fleet fleet = new Fleet(
                "eu",
                List.of(
                        new Host("a", new Generic("10.0.0.1", 22), List.of(new Disk(1), new Disk(2)), Map.of()),
                        new Host("b", null, List.of(), Map.of("role", "${x}"))));

        assertThat(mapper.writeValueAsString(fleet)).isEqualTo(FLEET);
    }

    @Test
    void what_was_written_is_read_back() {
        Fleet fleet = mapper.readValue(FLEET, Fleet.class);
        assertThat(mapper.writeValueAsString(fleet)).isEqualTo(FLEET);
        Named named = new Named(new LinkedHashMap<>(Map.of("a", fleet.host().getFirst())));
        assertThat(mapper.readValue(mapper.writeValueAsString(named), Named.class))
                .isEqualTo(new Named(Map.of("a", fleet.host().getFirst())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":null,\"b\":[],\"c\":{},\"d\":[[],[{}]],\"e\":true}",
                "{\"a\":{\"for\":1,\"x y\":2,\"\":3,\"z\":{\"q\":[1,{\"r\":\"s\"}]}}}",
                "{\"a\":\"\\u0000\\u0001\\t\\n\\r\\\"\\\\ ${x} %{y} $${z} $ % é 👩‍👩‍👧\",\"b\":\"<<EOT\"}",
                "{\"a\":0,\"b\":-1,\"c\":12345678901234567890,\"d\":1.5,\"e\":-2.25E-7}",
            })
    void any_json_object_goes_through_hcl_unchanged(String json) {
        JsonNode tree = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(json);
        String hcl = mapper.writeValueAsString(tree);
        HclMapper exact = mapper.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        assertThat(exact.readTree(hcl)).as(hcl).isEqualTo(tree);
        assertThat(Formatter.format(new SourceFile("x", hcl), new Diagnostics()))
                .contains(hcl);
    }

    @Test
    void what_hcl_cannot_say_is_refused() {
        assertThatThrownBy(() -> mapper.writeValueAsString(List.of(1))).isInstanceOf(StreamWriteException.class);
        assertThatThrownBy(() -> mapper.writeValueAsString("x")).isInstanceOf(StreamWriteException.class);
        assertThatThrownBy(() -> mapper.writeValueAsString(Map.of("a b", 1)))
                .isInstanceOf(StreamWriteException.class)
                .hasMessageContaining("\"a b\" is no name");
        assertThatThrownBy(() -> mapper.writeValueAsString(Map.of("a", Double.NaN)))
                .hasMessageContaining("NaN");
        Host host = new Host("a", null, null, Map.of());
        assertThatThrownBy(() -> mapper.writeValueAsString(new Named(Map.of("b", host))))
                .hasMessageContaining("are not their labels");
    }

    @Test
    void a_mismatch_is_told_with_its_place_and_path() {
        assertThatThrownBy(() ->
                        mapper.readValue("region = \"eu\"\nhost \"a\" {\n  disk { size = \"big\" }\n}\n", Fleet.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("line: 3, column: 17")
                .hasMessageContaining("\"size\"");
    }

    @Test
    void a_rebuilt_mapper_still_reads_hcl() {
        HclMapper lenient = mapper.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        assertThat(lenient.readValue("unknown = 1\nregion = \"eu\"\n", Fleet.class)
                        .region())
                .isEqualTo("eu");
        assertThat(lenient.tokenStreamFactory().getFormatName()).isEqualTo("HCL");
    }
}

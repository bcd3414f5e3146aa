package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.fake.FakePlanned;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every row of the table of fields: written where the engine has it, read back the same, taken out again. */
class FieldsTest {

    private static final Address WEB = Address.of("service", "web");

    static List<Field> fields() {
        return ServiceSchema.FIELDS.rows();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_is_written_is_read_back(Field field) {
        Entries spec = spec(field, sample(field));
        ObjectNode service = Json.object();

        ServiceSchema.FIELDS.write(service, spec);

        assertThat(service.at(field.place()).isMissingNode()).isFalse();
        ObjectNode told = (ObjectNode) Json.parse(Json.write(service));
        assertThat(ServiceSchema.FIELDS.read(told, spec, Entries.NONE)).isEqualTo(spec);
        assertThat(ServiceSchema.FIELDS.read(told, Entries.NONE, Entries.NONE)).isEqualTo(spec);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_is_left_out_changes_nothing_and_makes_no_object(Field field) {
        ObjectNode service = Json.object();
        Value usual = field.attribute().otherwise();

        ServiceSchema.FIELDS.write(service, usual instanceof Value.Nothing ? Entries.NONE : spec(field, usual));

        assertThat(service.isEmpty()).isTrue();
    }

    @Test
    void lists_and_maps_that_become_empty_are_taken_out() {
        ObjectNode service = Json.object();
        ServiceSchema.FIELDS.write(
                service, Entries.NONE.with("sysctls", Values.textEntries(Map.of("net.core.somaxconn", "1024"))));
        ServiceSchema.FIELDS.write(service, Entries.NONE.with("sysctls", Entries.NONE));

        assertThat(Json.write(service)).isEqualTo("{\"TaskTemplate\":{\"ContainerSpec\":{}}}");
    }

    @Test
    void capabilities_are_compared_whatever_their_order() {
        ObjectNode service = Json.object();
        ServiceSchema.FIELDS.write(
                service, Entries.NONE.with("cap_add", Values.texts(List.of("CAP_SYS_TIME", "CAP_NET_ADMIN"))));

        assertThat(Json.write(service.at("/TaskTemplate/ContainerSpec/CapabilityAdd")))
                .isEqualTo("[\"CAP_NET_ADMIN\",\"CAP_SYS_TIME\"]");
    }

    @Test
    void no_two_rows_are_of_one_place_or_one_name() {
        assertThat(ServiceSchema.FIELDS.rows().stream().map(Field::place)).doesNotHaveDuplicates();
        assertThat(ServiceSchema.FIELDS.rows().stream().map(Field::path)).doesNotHaveDuplicates();
    }

    @Test
    void a_service_that_an_engine_would_make_without_what_was_asked_for_is_refused() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.engine("a").speaks("1.41");
        Entries spec = Entries.NONE.with("image", Values.text("nginx")).with("oom_score_adj", Values.number(500));

        assertThatThrownBy(() -> fleet.world.run(
                        new ServiceType().steps(new Change.Create(WEB, spec, false), new FakePlanned())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("service.web: oom_score_adj needs an engine that speaks API 1.46");
        assertThat(fleet.swarmOf("a").objects("services")).isEmpty();
    }

    @Test
    void every_row_stands_in_the_schema() {
        TreeSet<String> known = new TreeSet<>();
        ServiceSchema.SCHEMA.attributes().forEach(each -> known.add(each.name()));
        ServiceSchema.SCHEMA.blocks().forEach(block -> {
            block.schema().attributes().forEach(each -> known.add(block.name() + "." + each.name()));
            block.schema()
                    .blocks()
                    .forEach(inner -> inner.schema()
                            .attributes()
                            .forEach(each -> known.add(block.name() + "." + inner.name() + "." + each.name())));
        });
        assertThat(known)
                .containsAll(
                        ServiceSchema.FIELDS.rows().stream().map(Field::path).toList());
    }

    private static Value sample(Field field) {
        return switch (field.shape()) {
            case Shape shape ->
                switch (shape) {
                    case TEXT, BASE64 -> Values.text("process");
                    case NUMBER -> Values.number(7);
                    case OCTAL -> Values.text("0640");
                    case CPUS -> new Value.Numeric(new BigDecimal("0.5"));
                    case TRUTH -> Values.bool(true);
                    case CHOICE -> Values.bool(false);
                    case NANOS -> Values.text("1m30s");
                    case TEXTS -> Values.texts(List.of("b", "a"));
                    case NAMES -> Values.texts(List.of("a", "b"));
                    case MAP -> Values.textEntries(Map.of("a", "1"));
                };
            case ListShape shape ->
                switch (shape) {
                    case HOSTS -> Values.texts(List.of("a:10.0.0.5", "b:fe80::1"));
                    case ULIMITS -> Values.textEntries(Map.of("nofile", "1024:2048", "nproc", "100"));
                    case GENERIC -> Entries.NONE.with("gpu", Values.number(2));
                    case SPREADS -> Values.texts(List.of("node.labels.zone", "node.labels.rack"));
                    case PLATFORMS -> Values.texts(List.of("linux/amd64", "linux/arm64"));
                };
        };
    }

    private static Entries spec(Field field, Value value) {
        Entries spec = Entries.NONE.with(field.attribute().name(), value);
        if (!field.block().isEmpty()) {
            for (String word : List.of(field.block().split("\\.", -1)).reversed()) {
                spec = Entries.NONE.with(word, spec);
            }
        }
        return spec;
    }
}

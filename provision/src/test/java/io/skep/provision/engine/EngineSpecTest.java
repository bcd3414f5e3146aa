package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EngineSpecTest {

    private static final Entries PROFILE = Entries.of(Map.of(
            "version", Values.text("28.5"),
            "data_root", Values.text("/opt/docker/"),
            "labels", Values.textEntries(Map.of("size", "small", "tier", "front")),
            "log_driver", Value.NOTHING,
            "proxy", Entries.of(Map.of("http", Values.text("http://p")))));

    @Test
    void the_block_is_laid_over_its_profile_maps_by_key() {
        Entries body = Entries.of(Map.of(
                "profile",
                PROFILE,
                "version",
                Values.text("20.10"),
                "labels",
                Values.textEntries(Map.of("size", "large")),
                "storage_driver",
                Value.NOTHING));

        assertThat(Specs.of(body))
                .isEqualTo(Entries.of(Map.of(
                        "version", Values.text("20.10"),
                        "data_root", Values.text("/opt/docker"),
                        "labels", Values.textEntries(Map.of("size", "large", "tier", "front")),
                        "proxy", Entries.of(Map.of("http", Values.text("http://p"))),
                        "running", Values.bool(true))));
    }

    @Test
    void what_is_not_written_is_not_looked_after() {
        assertThat(Specs.of(Entries.NONE)).isEqualTo(Entries.of(Map.of("running", Values.bool(true))));
    }

    @Test
    void no_attribute_of_the_block_has_a_default() {
        assertThat(EngineBlock.INSIDE_HOST.attributes())
                .extracting(Attribute::name)
                .containsExactly(
                        "version",
                        "on_failure",
                        "storage_driver",
                        "storage_opts",
                        "data_root",
                        "labels",
                        "registry_mirrors",
                        "insecure_registries",
                        "log_driver",
                        "log_opts",
                        "environment",
                        "options",
                        "preload",
                        "profile");
        assertThat(EngineBlock.INSIDE_HOST.attributes())
                .allMatch(attribute -> attribute.otherwise() instanceof Value.Nothing && !attribute.required());
        assertThat(EngineBlock.INSIDE_HOST.blocks()).extracting(Nested::name).containsExactly("proxy");
        assertThat(new EngineBlock().schema().attribute("profile")).isEmpty();
        assertThat(new EngineBlock().name()).isEqualTo("engine");
    }

    @Test
    void the_resource_is_on_its_host_and_needs_it() {
        TreeSet<Address> needs = new TreeSet<>(List.of(Address.of("archive", "web")));

        Resource resource = Specs.resource(Entries.NONE, needs);

        assertThat(resource.address()).isEqualTo(Address.of("engine", "real"));
        assertThat(resource.needs()).containsExactly(Address.of("archive", "web"), Address.of("host", "real"));
        assertThat(resource.place()).startsWith("main.hcl:7:3");
    }

    @Test
    void what_cannot_work_is_said_before_anything_is_done() {
        assertThat(Specs.problems(Entries.of(Map.of("profile", Values.text("small")))))
                .containsExactly("host.real: \"profile\" must be an engine profile, such as engine.small.");
        assertThat(Specs.problems(Entries.of(Map.of("profile", referred("host.web")))))
                .containsExactly("host.real: \"profile\" is host.web, which is no engine profile.");
        assertThat(Specs.problems(options("hosts")))
                .singleElement()
                .asString()
                .contains("clashes with the engine's service");
        assertThat(Specs.problems(options("data-root")))
                .containsExactly("host.real: options has \"data-root\"; write it as \"data_root\" instead.");
        assertThat(Specs.problems(options("mtu"))).isEmpty();
        assertThat(Specs.problems(Entries.of(Map.of("environment", Values.textEntries(Map.of("a b", "x"))))))
                .containsExactly("host.real: environment has \"a b\", which is no name of a variable.");
        assertThat(Specs.problems(Entries.of(Map.of(
                        "environment", Values.textEntries(Map.of("HTTP_PROXY", "x")),
                        "proxy", Values.textEntries(Map.of("http", "y"))))))
                .containsExactly("host.real: environment has \"HTTP_PROXY\" beside a proxy block; keep one.");
    }

    @Test
    void what_is_dropped_is_what_was_set_and_is_no_more() {
        Entries before = Entries.of(Map.of(
                "version", Values.text("20.10"),
                "preload", Values.texts(List.of("a.tar")),
                "log_driver", Values.text("local"),
                "data_root", Values.text("/d"),
                "labels", Values.textEntries(Map.of("a", "1", "b", "2"))));
        Entries after =
                Entries.of(Map.of("data_root", Values.text("/e"), "labels", Values.textEntries(Map.of("a", "3"))));

        assertThat(EngineSpec.dropped(before, after))
                .isEqualTo(Entries.of(
                        Map.of("log_driver", Values.text("local"), "labels", Values.textEntries(Map.of("b", "2")))));
    }

    @Test
    void a_reference_to_a_profile_brings_its_attributes_and_nothing_else() {
        assertThat(Specs.of(Entries.of(Map.of("profile", referred("engine.small")))))
                .isEqualTo(Entries.of(Map.of("version", Values.text("20.10"), "running", Values.bool(true))));
    }

    private static Entries referred(String resource) {
        return Entries.of(Map.of(
                "name", Values.text("small"), "resource", Values.text(resource), "version", Values.text("20.10")));
    }

    private static Entries options(String key) {
        return Entries.of(Map.of("options", Entries.of(Map.of(key, Values.number(1)))));
    }
}

package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.swarm.SwarmTypes;
import io.skep.swarm.node.NodeType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every field that may be written of what runs in a swarm is set, changed and taken out again, and each time the next plan
 * is empty. The fields come from the schemas: one that is added is tested, or asks for a sample.
 */
class FieldScenariosTest {

    private static final String FLEET = """
            skep { name = "fields" }
            host "one" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            host "two" {
              driver "simulated" {}
              engine {}
              swarm { role = "worker" }
            }
            """;
    private static final String REFERRED = """
            network "alpha" {}
            network "beta" {}
            secret "alpha" { driver { name = "vault" } }
            secret "beta" { driver { name = "vault" } }
            config "alpha" { value = "1" }
            config "beta" { value = "2" }
            """;

    private static final List<String> MOMENTS = List.of("without", "set", "changed", "taken out");

    @TempDir
    private Path folder;

    @Test
    void of_a_service() throws IOException {
        walk("service", REFERRED, Map.of("image", "\"web:1\""));
    }

    @Test
    void of_a_network() throws IOException {
        walk("network", "", Map.of());
    }

    @Test
    void of_a_config() throws IOException {
        walk("config", "", Map.of("value", "\"old\""));
    }

    @Test
    void of_a_secret() throws IOException {
        Files.writeString(folder.resolve("one.pem"), "one");
        Files.writeString(folder.resolve("two.pem"), "two");
        Files.writeString(folder.resolve("old.pem"), "old");
        walk("secret", "", Map.of("value", "sensitive(file(\"old.pem\"))"));
    }

    @Test
    void of_a_volume() throws IOException {
        walk("volume", REFERRED, Map.of("driver", "\"csi\""));
    }

    @Test
    void of_a_node() throws IOException {
        for (Sample sample : samples("node", NodeType.BLOCK)) {
            alone(sample, Map.of("role", "\"worker\""), """
                    host "three" {
                      driver "simulated" {}
                      engine {}
                      swarm {
                        %s
                      }
                    }
                    """);
        }
    }

    @Test
    void of_the_swarm() throws IOException {
        Files.writeString(folder.resolve("one.pem"), certificate("one"));
        Files.writeString(folder.resolve("two.pem"), certificate("two"));
        for (Sample sample : samples("swarm", schema("swarm"))) {
            if (!sample.attribute().replaces()) {
                alone(sample, Map.of(), "swarm {\n%s\n}\n");
            }
        }
    }

    @Test
    void of_the_swarm_where_it_is_fixed_when_that_begins() throws IOException {
        List<Sample> fixed = samples("swarm", schema("swarm")).stream()
                .filter(sample -> sample.attribute().replaces())
                .toList();
        assertThat(fixed).isNotEmpty();
        for (Sample sample : fixed) {
            Path own = Files.createDirectories(folder.resolve(sample.name()));
            SimulatedSkep skep = new SimulatedSkep(own, new FakePace());
            Files.writeString(own.resolve("main.hcl"), FLEET + "swarm {\n" + sample.body("set", Map.of()) + "}\n");
            settle(skep, sample.key() + " set");
            for (String moment : List.of("changed", "taken out")) {
                Files.writeString(own.resolve("main.hcl"), FLEET + "swarm {\n" + sample.body(moment, Map.of()) + "}\n");
                Left refused = skep.type("plan");
                assertThat(refused.exit()).as(sample.key() + " " + moment).isNotZero();
                assertThat(refused.out() + refused.err())
                        .contains("Fixed when the swarm began: "
                                + sample.attribute().name());
            }
        }
    }

    @Test
    void every_kind_in_a_swarm_has_its_scenarios() {
        assertThat(SwarmTypes.resources().stream().map(ResourceType::kind))
                .containsExactlyInAnyOrder("swarm", "node", "network", "secret", "config", "volume", "service");
    }

    /** Many resources at once, each with one field of its own. */
    private void walk(String kind, String more, Map<String, String> always) throws IOException {
        List<Sample> samples = samples(kind, schema(kind));
        SimulatedSkep skep = new SimulatedSkep(folder, new FakePace());
        for (String moment : MOMENTS) {
            String blocks =
                    samples.stream().map(sample -> sample.block(moment, always)).collect(Collectors.joining());
            Files.writeString(folder.resolve("main.hcl"), FLEET + more + blocks);
            String told = settle(skep, moment);
            if (moment.equals("set") || moment.equals("changed")) {
                samples.forEach(sample -> assertThat(told).as(moment).contains(kind + "." + sample.name()));
            }
        }
    }

    /** One resource that there is once, with one field at a time. */
    private void alone(Sample sample, Map<String, String> always, String block) throws IOException {
        SimulatedSkep skep = new SimulatedSkep(folder, new FakePace());
        List<String> told = new ArrayList<>();
        for (String moment : MOMENTS) {
            String body = sample.body(moment, always);
            Files.writeString(folder.resolve("main.hcl"), FLEET + block.replace("%s", body));
            told.add(settle(skep, sample.key() + " " + moment));
        }
        String address = sample.kind().equals("swarm") ? "swarm.cluster" : "node.three";
        assertThat(told.subList(1, 3))
                .as(sample.key())
                .anySatisfy(text -> assertThat(text).contains(address));
    }

    /** Applies what is written; the next plan is empty. */
    private static String settle(SimulatedSkep skep, String moment) {
        Left applied = skep.type("apply", "-auto-approve");
        assertThat(applied.exit())
                .as(moment + "\n" + applied.out() + applied.err())
                .isZero();
        Left plan = skep.type("plan", "-detailed-exitcode", "-concise");
        assertThat(plan.exit()).as(moment + "\n" + plan.out() + plan.err()).isZero();
        return applied.out();
    }

    private static String certificate(String name) throws IOException {
        try (InputStream in = FieldScenariosTest.class.getResourceAsStream("/certificates/" + name + ".pem")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Schema schema(String kind) {
        return SwarmTypes.resources().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .schema();
    }

    private static List<Sample> samples(String kind, Schema schema) {
        List<Sample> samples = new ArrayList<>();
        collect(samples, kind, List.of(), schema);
        assertThat(samples).isNotEmpty();
        return samples;
    }

    private static void collect(List<Sample> samples, String kind, List<Nested> within, Schema schema) {
        for (Attribute attribute : schema.attributes()) {
            Sample.of(kind, within, attribute).ifPresent(samples::add);
        }
        for (Nested block : schema.blocks()) {
            List<Nested> inner = new ArrayList<>(within);
            inner.add(block);
            collect(samples, kind, inner, block.schema());
        }
    }
}

package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.swarm.SwarmTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private void walk(String kind, String more, Map<String, String> always) throws IOException {
        List<Sample> samples = samples(kind);
        assertThat(samples).isNotEmpty();
        SimulatedSkep skep = new SimulatedSkep(folder, new FakePace());
        for (String moment : List.of("without", "set", "changed", "taken out")) {
            String blocks = samples.stream()
                    .map(sample -> sample.block(kind, moment, always))
                    .collect(Collectors.joining());
            Files.writeString(folder.resolve("main.hcl"), FLEET + more + blocks);
            Left applied = skep.type("apply", "-auto-approve");
            assertThat(applied.exit())
                    .as(moment + "\n" + applied.out() + applied.err())
                    .isZero();
            Left plan = skep.type("plan", "-detailed-exitcode", "-concise");
            assertThat(plan.exit()).as(moment + "\n" + plan.out() + plan.err()).isZero();
            if (moment.equals("set") || moment.equals("changed")) {
                samples.forEach(sample -> assertThat(applied.out()).as(moment).contains(kind + "." + sample.name()));
            }
        }
    }

    private static List<Sample> samples(String kind) {
        ResourceType type = SwarmTypes.resources().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        List<Sample> samples = new ArrayList<>();
        collect(samples, kind, List.of(), type.schema());
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

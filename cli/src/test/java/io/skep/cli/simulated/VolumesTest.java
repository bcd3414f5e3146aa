package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cluster volumes as they are written, with the service that mounts them. */
class VolumesTest {

    private static final String SHOP = """
            skep { name = "shop" }
            host "m" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            volume "data" {
              driver = "csi"
              access { scope = "multi" }
              capacity { required = "10g" }
              requisite { segments = { zone = "a" } }
            }
            service "db" {
              image = "postgres:17"
              mount {
                type   = "cluster"
                source = volume.data.name
                target = "/data"
              }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_volume_comes_before_the_service_that_mounts_it_and_goes_after_it() throws IOException {
        SimulatedSkep here = new SimulatedSkep(folder, new FakePace());
        Files.writeString(folder.resolve("main.hcl"), SHOP);

        assertThat(here.type("plan").out()).contains("volume.data will be created", "service.db will be created");
        Left applied = here.type("apply", "-auto-approve");

        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        assertThat(applied.out()).containsSubsequence("volume.data:", "Create service db: done");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
        assertThat(here.type("destroy", "-auto-approve").out()).containsSubsequence("service.db:", "volume.data:");
    }
}

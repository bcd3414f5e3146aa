package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlySettingsTest {
    @TempDir
    Path folder;

    private StateSettings in(String workspace, String hcl) throws IOException {
        Files.writeString(folder.resolve("main.hcl"), hcl);
        return new EarlySettings(List.of(), Map.of("SKEP_WORKSPACE", workspace)).of(folder, List.of());
    }

    @Test
    void settings_are_those_of_a_workspace() throws IOException {
        String hcl = """
                skep {
                  name = "shop"
                  state {
                    postgres {
                      url = "postgresql://db/skep"
                      key = "hive"
                    }
                  }
                }
                """;

        assertThat(in("default", hcl)).extracting("topology", "workspace").containsExactly("shop", "default");
        assertThat(in("staging", hcl)).extracting("topology", "workspace").containsExactly("shop-staging", "staging");
    }

    @Test
    void however_long_a_name_is_two_workspaces_have_two() throws IOException {
        String longest = "a".repeat(63);
        String hcl = "skep {\n  name = \"" + longest + "\"\n  state {}\n}\n";

        assertThat(in("default", hcl).topology()).isEqualTo(longest);
        assertThat(in("staging", hcl).topology()).isEqualTo("a".repeat(55) + "-staging");
    }
}

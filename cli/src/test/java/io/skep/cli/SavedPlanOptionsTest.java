package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be typed together with a saved plan. */
class SavedPlanOptionsTest {
    @Test
    void options_that_a_saved_plan_would_ignore_are_refused(@TempDir Path folder) {
        Playground here = new Playground(folder).write("main.hcl", "thing \"a\" { color = \"red\" }\n");
        here.type("plan", "-out=saved");

        Left targeted = here.type("apply", "-target=thing.a", "saved");
        Left destroying = here.type("apply", "-destroy", "saved");

        assertThat(targeted.exit()).isEqualTo(1);
        assertThat(targeted.err()).contains("-forget-unreachable and -destroy cannot be given with it");
        assertThat(destroying.exit()).isEqualTo(1);
        assertThat(here.fleet.acts()).isEmpty();
    }

    @Test
    void a_saved_destroy_plan_says_destroyed(@TempDir Path folder) {
        Playground here = new Playground(folder).write("main.hcl", "thing \"a\" { color = \"red\" }\n");
        here.type("apply", "-auto-approve");
        here.type("plan", "-destroy", "-out=saved");

        Left left = here.type("apply", "saved");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).contains("Destroy complete");
    }
}

package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several clusters from one topology. */
class WorkspacesTest {
    private static final String TWO = """
            skep { name = "shop" }
            thing "a" { color = "red" }
            thing "b" {
              from  = thing.a.id
              color = "blue"
            }
            output "first" { value = thing.a.id }
            """;

    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder).write("main.hcl", TWO);
    }

    @Test
    void each_workspace_has_a_state_of_its_own() {
        here.type("apply", "-auto-approve");
        assertThat(here.type("workspace", "new", "staging").out()).isEqualTo("Now in the workspace \"staging\".\n");
        assertThat(here.type("state", "list").out()).isEmpty();
        assertThat(here.type("workspace", "list").out()).isEqualTo("  default\n* staging\n");
        assertThat(here.type("workspace", "show").out()).isEqualTo("staging\n");

        here.type("workspace", "select", "default");

        assertThat(here.type("state", "list").out()).isEqualTo("thing.a\nthing.b\n");
    }

    @Test
    void the_topology_knows_its_workspace() {
        here.environment("SKEP_WORKSPACE", "staging");

        assertThat(here.answering("skep.workspace\n", "console").out()).isEqualTo("\"staging\"\n");
    }

    @Test
    void a_workspace_in_which_something_is_recorded_is_not_deleted_without_force() {
        here.type("workspace", "new", "staging");
        here.type("apply", "-auto-approve");
        assertThat(here.type("workspace", "delete", "staging").err()).contains("is in use");
        here.type("workspace", "select", "default");

        Left refused = here.type("workspace", "delete", "staging");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("still records 2 resources");
        assertThat(here.type("workspace", "delete", "-force", "staging").exit()).isZero();
        assertThat(here.type("workspace", "list").out()).isEqualTo("* default\n");
    }

    @Test
    void a_name_that_is_wrong_or_not_there_is_told() {
        assertThat(here.type("workspace", "select", "none").err()).contains("There is no workspace \"none\"");
        assertThat(here.type("workspace", "new", "../up").err()).contains("cannot be the name");
        assertThat(here.type("workspace", "delete", "default").err()).contains("cannot be deleted");
        assertThat(here.type("workspace", "select", "-or-create", "made").exit())
                .isZero();
        here.environment("SKEP_WORKSPACE", "other");
        assertThat(here.type("workspace", "select", "default").err()).contains("SKEP_WORKSPACE=other");
    }
}

package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shorter ways to show a plan. */
class ViewsTest {
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
    void a_concise_plan_has_a_line_for_each_change() {
        assertThat(here.type("plan", "-concise").out())
                .contains("  + thing.a\n  + thing.b\n")
                .contains("Plan: 2 to add")
                .doesNotContain("color");
        here.type("apply", "-auto-approve");
        here.write(
                "main.hcl", TWO.replace("blue", "green").replace("thing \"a\" { color = \"red\" }", "thing \"a\" {}"));

        assertThat(here.type("plan", "-concise").out()).contains("  ~ thing.b  (color)\n");
    }

    @Test
    void a_tree_shows_what_stands_on_what() {
        assertThat(here.type("plan", "-tree").out()).contains("+ thing.a\n└─ + thing.b\n");
    }

    @Test
    void a_summary_counts_by_kind_and_names_what_is_destroyed() {
        assertThat(here.type("plan", "-summary").out())
                .contains("Others               2 to add, 0 to change, 0 to destroy\n")
                .doesNotContain("thing.a");
        here.type("apply", "-auto-approve");
        here.write("main.hcl", "skep { name = \"shop\" }\nthing \"a\" { color = \"red\" }\n");

        assertThat(here.type("plan", "-summary").out()).contains("Destroyed\n\n  - thing.b");
    }

    @Test
    void a_saved_plan_is_shown_in_every_view() {
        here.type("plan", "-out=saved");

        assertThat(here.type("show", "-tree", "saved").out()).contains("└─ + thing.b");
        assertThat(here.type("show", "-concise", "saved").out()).contains("  + thing.b\n");
    }

    @Test
    void two_views_at_once_are_refused() {
        Left left = here.type("plan", "-tree", "-summary");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("--tree").contains("--summary");
    }
}

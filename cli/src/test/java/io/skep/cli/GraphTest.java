package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs what, as pictures. */
class GraphTest {
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
    void the_topology_is_drawn_in_dot() {
        assertThat(here.type("graph").out()).isEqualTo("""
                digraph skep {
                  rankdir = "LR";
                  node [shape = rect];
                  "thing.a";
                  "thing.b";
                  "thing.b" -> "thing.a";
                }
                """);
    }

    @Test
    void the_topology_is_drawn_in_mermaid() {
        here.write(
                "main.hcl", "thing \"a\" {\n  for_each = toset([\"x\"])\n}\nthing \"b\" { depends_on = [thing.a] }\n");

        assertThat(here.type("graph", "-type=mermaid").out()).isEqualTo("""
                flowchart LR
                  n0["thing.a[#quot;x#quot;]"]
                  n1["thing.b"]
                  n1 --> n0
                """);
    }

    @Test
    void the_picture_has_every_box_and_arrow_inside_its_frame() {
        String svg = here.type("graph", "-type=svg").out();

        assertThat(svg).startsWith("<svg xmlns=").endsWith("</svg>\n");
        assertThat(svg).contains(">thing.a</text>", ">thing.b</text>").containsOnlyOnce("marker-end");
        assertThat(svg).doesNotContain("NaN").doesNotContain("width=\"0\"");
    }

    @Test
    void the_steps_of_a_saved_plan_are_drawn() {
        here.type("plan", "-out=saved");

        String dot = here.type("graph", "-plan=saved").out();

        assertThat(dot).contains("label =").contains(" -> ");
    }

    @Test
    void a_topology_with_an_error_is_not_drawn() {
        here.write("main.hcl", "thing \"a\" { colour = 1 }\n");

        Left left = here.type("graph");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.out()).isEmpty();
        assertThat(left.err()).contains("colour");
    }
}

package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Blocks whose label comes from an expression. */
class ComputedBlocksTest {

    private static final String VARIABLES = """
            variable "where" { default = "generic" }
            locals {
              ways = { lab = {}, generic = { address = "10.0.0.1" } }
            }
            """;

    @Test
    void a_computed_label_says_the_same_as_a_written_one() {
        Topology computed = Example.of(
                        VARIABLES + "host \"a\" {\n  driver = { (var.where) = local.ways[var.where] }\n}\n")
                .topology();
        Topology written = Example.of("host \"a\" {\n  driver \"generic\" { address = \"10.0.0.1\" }\n}\n")
                .topology();

        assertThat(computed.resources().values().stream().map(each -> each.spec()))
                .containsExactlyElementsOf(written.resources().values().stream()
                        .map(each -> each.spec())
                        .toList());
    }

    @Test
    void what_is_wrong_in_it_is_told_at_the_expression() {
        assertThat(Example.of("""
                        host "a" {
                          driver = { lba = {} }
                        }
                        host "b" {
                          driver = { lab = { memroy = "1g" } }
                        }
                        host "c" {
                          driver = "lab"
                        }
                        host "d" {
                          driver "lab" {}
                          driver = { lab = {} }
                        }
                        """).problems())
                .containsExactly(
                        "main.hcl:2:12: Unknown driver; There is no driver \"lba\"; known are \"generic\", \"lab\"."
                                + " Did you mean \"lab\"?",
                        "main.hcl:5:12: Unknown attribute; driver \"lab\" of host \"b\" has no attribute \"memroy\"."
                                + " Did you mean \"memory\"?",
                        "main.hcl:8:12: Wrong block; \"driver\" must be an object with one key, whose value is an"
                                + " object. Write driver \"...\" { ... }, or driver = { (key) = { ... } } where the key"
                                + " is computed.",
                        "main.hcl:12:3: Duplicate block; host \"d\" may have one block \"driver\"; the first is at"
                                + " main.hcl:11:3.");
    }
}

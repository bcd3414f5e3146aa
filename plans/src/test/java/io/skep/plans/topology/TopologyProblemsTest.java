package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a topology, told at its place. */
class TopologyProblemsTest {

    @Test
    void an_unknown_block_attribute_and_nested_block_are_corrected() {
        assertThat(problems("""
                        netwerk "a" {}
                        network "b" { drivr = "overlay" }
                        service "c" {
                          image = "x"
                          updat {}
                        }
                        """))
                .containsExactly(
                        "main.hcl:1:1: Unknown block; A topology has no block \"netwerk\". Did you mean \"network\"?",
                        "main.hcl:2:15: Unknown attribute; network \"b\" has no attribute \"drivr\". Did you mean"
                                + " \"driver\"?",
                        "main.hcl:5:3: Unknown block; service \"c\" has no block \"updat\". Did you mean \"update\"?");
    }

    @Test
    void missing_and_surplus_parts_are_told() {
        assertThat(problems("""
                        host "a" {}
                        host "b" {
                          driver "lab" {}
                          driver "lab" {}
                        }
                        host "c" {
                          driver "lba" {}
                        }
                        host "d" {
                          driver {}
                        }
                        service "e" {}
                        """))
                .containsExactly(
                        "main.hcl:1:1: Missing block; host \"a\" needs a block driver \"...\" { ... }.",
                        "main.hcl:4:3: Duplicate block; host \"b\" may have one block \"driver\"; the first is at"
                                + " main.hcl:3:3.",
                        "main.hcl:7:10: Unknown driver; There is no driver \"lba\"; known are \"generic\", \"lab\"."
                                + " Did you mean \"lab\"?",
                        "main.hcl:10:3: Wrong number of labels; The block \"driver\" has one label: \"generic\","
                                + " \"lab\".",
                        "main.hcl:12:1: Missing attribute; service \"e\" needs the attribute \"image\": The image its"
                                + " tasks run.");
    }

    @Test
    void blocks_and_attributes_that_were_mixed_up_are_explained() {
        assertThat(problems("""
                        service "a" {
                          image  = "x"
                          update = { parallelism = 1 }
                          env { A = 1 }
                        }
                        """))
                .containsExactly(
                        "main.hcl:3:3: Block written as an attribute; \"update\" of service \"a\" is a block. Write"
                                + " update { ... } without the equals sign.",
                        "main.hcl:4:3: Attribute written as a block; \"env\" of service \"a\" is an attribute. Write"
                                + " env = { ... } with an equals sign.");
    }

    @Test
    void names_written_twice_show_both_places() {
        assertThat(problems("""
                        network "a" {}
                        network "a" {}
                        locals { x = 1 }
                        locals { x = 2 }
                        swarm {}
                        swarm {}
                        variable "v" { default = 1 }
                        variable "v" { default = 1 }
                        """))
                .containsExactly(
                        "main.hcl:2:1: Duplicate block; network \"a\" is already written at main.hcl:1:1.",
                        "main.hcl:4:10: Duplicate local value; local.x is already defined at main.hcl:3:10.",
                        "main.hcl:6:1: Duplicate block; swarm is already written at main.hcl:5:1.",
                        "main.hcl:8:1: Duplicate block; variable \"v\" is already written at main.hcl:7:1.");
    }

    @Test
    void a_circle_names_every_member_with_its_place_once() {
        assertThat(problems("""
                        locals {
                          a = local.b
                          b = "${local.c}!"
                          c = local.a
                        }
                        """))
                .containsExactly("main.hcl:2:3: Circular reference; These need each other, so none of them can be"
                        + " computed: local.a (main.hcl:2:3) -> local.b (main.hcl:3:3) -> local.c (main.hcl:4:3) ->"
                        + " local.a.");
    }

    @Test
    void a_circle_through_blocks_is_found() {
        assertThat(problems("""
                        network "a" { driver = network.b.driver }
                        network "b" { driver = network.a.driver }
                        """))
                .hasSize(1)
                .first()
                .asString()
                .contains("network.a", "main.hcl:2:1", "Circular reference");
        assertThat(problems("network \"a\" { driver = network.a.driver }"))
                .singleElement()
                .asString()
                .contains("Circular reference");
    }

    @Test
    void unknown_references_are_corrected() {
        assertThat(problems("""
                        variable "size" { default = 1 }
                        locals { alpha = var.sise }
                        network "front" { driver = local.alhpa }
                        service "s" {
                          image    = "x"
                          networks = [network.frnt, netwrk.front]
                          args     = [network.front.idd]
                        }
                        """))
                .contains(
                        "main.hcl:2:22: Unknown variable; There is no variable named \"sise\". Declare it with variable"
                                + " \"sise\" {}. Did you mean \"size\"?",
                        "main.hcl:3:34: Unknown local value; There is no local value named \"alhpa\". Define it in a"
                                + " block locals { alhpa = ... }. Did you mean \"alpha\"?",
                        "main.hcl:6:23: Unknown network; There is no network named \"frnt\". Did you mean \"front\"?",
                        "main.hcl:6:29: Unknown name; Nothing is named \"netwrk\" here. Did you mean \"network\"?");
    }

    @Test
    void a_problem_in_a_local_value_is_told_once_and_not_again_by_those_who_use_it() {
        assertThat(problems("""
                        locals {
                          bad = 1 / 0
                          worse = local.bad + 1
                        }
                        network "n" { driver = local.worse }
                        """))
                .containsExactly("main.hcl:2:13: Division by zero; A number cannot be divided by zero.");
    }

    @Test
    void a_problem_of_every_instance_is_told_once() {
        assertThat(problems("""
                        network "n" {
                          for_each = { a = 1, b = 2 }
                          driver   = 1 / 0
                        }
                        """)).hasSize(1);
    }

    @Test
    void for_each_and_count_must_be_known_and_of_the_right_type() {
        assertThat(Example.of("""
                        variable "secret" {
                          type      = list(string)
                          sensitive = true
                        }
                        host "h" {
                          driver "lab" {}
                        }
                        network "a" { for_each = host.h.address }
                        network "b" { count = host.h.address }
                        network "c" { for_each = toset(var.secret) }
                        network "d" { for_each = ["x"] }
                        network "e" { count = -1 }
                        network "f" {
                          count    = 1
                          for_each = {}
                        }
                        """).var("secret", "[\"a\"]").problems())
                .containsExactly(
                        "main.hcl:8:26: for_each known only after apply; How many instances there are must be known"
                                + " before anything is made, and this waits for the output \"address\" of host.h.",
                        "main.hcl:9:23: count known only after apply; How many instances there are must be known"
                                + " before anything is made, and this waits for the output \"address\" of host.h.",
                        "main.hcl:10:26: Sensitive value in for_each; The instances of a block are shown by their"
                                + " keys, so a sensitive value cannot decide on them.",
                        "main.hcl:11:26: Invalid for_each; \"for_each\" must be a map or a set of strings, and this is"
                                + " a list. Write toset(...) around it.",
                        "main.hcl:12:23: Invalid count; \"count\" must be a whole number from 0 to 10000, and this is"
                                + " -1.",
                        "main.hcl:14:3: Both for_each and count; A block may have one of them.");
    }

    @Test
    void depends_on_is_checked() {
        assertThat(problems("""
                        network "a" { depends_on = [network.bb] }
                        network "b" { depends_on = host.x }
                        network "bc" { depends_on = [1] }
                        """))
                .containsExactly(
                        "main.hcl:1:29: Unknown network; There is no network named \"bb\". Did you mean \"b\"?",
                        "main.hcl:2:28: Invalid depends_on; \"depends_on\" must be a list, as in depends_on ="
                                + " [host.web].",
                        "main.hcl:3:30: Invalid depends_on; Here must be a reference to a block, such as host.web.");
    }

    @Test
    void a_value_that_does_not_fit_its_attribute_is_told_at_the_value() {
        assertThat(problems("""
                        service "s" {
                          image    = ["x"]
                          replicas = "many"
                          networks = [host.h]
                          update { delay = "soon" }
                        }
                        host "h" {
                          driver "lab" { memory = "much" }
                        }
                        network "n" { driver = "overly" }
                        """))
                .containsExactlyInAnyOrder(
                        "main.hcl:2:14: Wrong type of value; \"image\" must be a string, and this is a list.",
                        "main.hcl:3:14: Wrong type of value; \"replicas\" must be a whole number, and this is a"
                                + " string, \"many\".",
                        "main.hcl:5:20: Wrong type of value; \"update.delay\" must be a duration such as \"10s\","
                                + " \"1m30s\" or \"500ms\", and this is a string, \"soon\".",
                        "main.hcl:8:27: Wrong type of value; \"driver.lab.memory\" must be a size such as \"512m\","
                                + " \"2g\" or a number of bytes, and this is a string, \"much\".",
                        "main.hcl:10:24: Wrong type of value; \"driver\" must be one of \"overlay\", \"bridge\", and"
                                + " this is a string, \"overly\". Did you mean \"overlay\"?");
    }

    @Test
    void a_reference_to_another_kind_is_refused() {
        assertThat(problems("""
                        host "h" {
                          driver "lab" {}
                        }
                        service "s" {
                          image    = "x"
                          networks = [host.h]
                        }
                        """))
                .containsExactly("main.hcl:6:14: Wrong kind of reference; \"networks[0]\" must be a network, written"
                        + " network.NAME, or its name, and this is host.h.");
    }

    @Test
    void outputs_say_that_they_are_sensitive() {
        assertThat(Example.of("""
                        variable "p" {
                          type      = string
                          sensitive = true
                        }
                        output "a" { value = "a${var.p}" }
                        output "b" { valeu = 1 }
                        """).var("p", "x").problems())
                .containsExactly(
                        "main.hcl:5:22: Output of a sensitive value; The output \"a\" holds a sensitive value, so it must"
                                + " say so. Write sensitive = true in it.",
                        "main.hcl:6:14: Unknown attribute; output \"b\" has no attribute \"valeu\". Did you mean"
                                + " \"value\"?",
                        "main.hcl:6:1: Missing attribute; An output needs the attribute \"value\".");
    }

    @Test
    void errors_of_the_syntax_and_of_the_meaning_come_together() {
        assertThat(problems("""
                        network "a" { driver = }
                        network "b" { drivr = "overlay" }
                        """))
                .anyMatch(problem -> problem.startsWith("main.hcl:1:"))
                .anyMatch(problem -> problem.startsWith("main.hcl:2:15: Unknown attribute"));
    }

    @Test
    void a_secret_may_not_stand_in_the_topology() {
        assertThat(problems("""
                        variable "p" {
                          default   = "hunter2"
                          sensitive = true
                        }
                        variable "q" {
                          default   = null
                          sensitive = true
                        }
                        """))
                .containsExactly(
                        "main.hcl:2:3: Secret in the topology; The variable \"p\" is sensitive, so its value must"
                                + " not stand in a file that is read, kept and planned with. Take the default out and give the"
                                + " value with SKEP_VAR_p.");
    }

    private static List<String> problems(String hcl) {
        return Example.of(hcl).problems();
    }
}

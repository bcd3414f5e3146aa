package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import io.skep.plans.fake.FakeFleet;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moving, letting go of and taking up what is there, without touching it. */
class RefactoringTest {
    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder);
    }

    private Left applied(String topology) {
        here.write("main.hcl", topology);
        return here.type("apply", "-auto-approve");
    }

    private void nothingIsLeftToDo() {
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    void what_is_moved_is_not_touched() {
        applied("thing \"a\" { name = \"one\" }\nthing \"b\" { from = thing.a.id }\n");
        int acts = here.fleet.acts().size();
        here.write("main.hcl", """
                thing "c" { name = "one" }
                thing "b" { from = thing.c.id }
                moved {
                  from = thing.x
                  to = thing.c
                }
                moved {
                  from = thing.a
                  to = thing.x
                }
                """);

        Left plan = here.type("plan", "-out=p", "-detailed-exitcode");

        assertThat(plan.exit()).isEqualTo(2);
        assertThat(plan.out())
                .contains("# thing.a has moved to thing.c\n")
                .contains("Plan: 0 to add, 0 to change, 0 to destroy.");
        assertThat(here.type("show", "-json", "p").out()).contains("\"previous_address\":\"thing.a\"");
        assertThat(here.type("plan", "-json").out())
                .contains("\"previous_resource\":{\"addr\":\"thing.a\"")
                .contains("\"action\":\"move\"");
        assertThat(here.type("apply", "p").exit()).isZero();
        assertThat(here.fleet.acts()).hasSize(acts);
        assertThat(here.type("state", "list").out()).isEqualTo("thing.b\nthing.c\n");
        nothingIsLeftToDo();
    }

    @Test
    void numbers_become_keys() {
        applied("thing \"a\" {\n  count = 2\n  name = \"n${count.index}\"\n}\n");

        Left left = applied("""
                thing "a" {
                  for_each = toset(["0", "1"])
                  name = "n${each.key}"
                }
                moved {
                  from = thing.a[0]
                  to = thing.a["0"]
                }
                moved {
                  from = thing.a[1]
                  to = thing.a["1"]
                }
                """);

        assertThat(left.out()).contains("0 added, 0 changed, 0 destroyed");
        nothingIsLeftToDo();
    }

    @Test
    void a_whole_block_moves_with_all_its_instances_and_may_be_changed_at_once() {
        applied("thing \"a\" {\n  for_each = toset([\"x\", \"y\"])\n  name = each.key\n}\n");

        here.write("main.hcl", """
                thing "b" {
                  for_each = toset(["x", "y"])
                  name = each.key
                  color = "red"
                }
                moved {
                  from = thing.a
                  to = thing.b
                }
                """);

        assertThat(here.type("plan").out())
                .contains("(moved from thing.a[\"x\"])")
                .contains("2 to change");
        here.type("apply", "-auto-approve");
        nothingIsLeftToDo();
    }

    @Test
    void moves_that_contradict_each_other_are_errors() {
        applied("thing \"a\" { name = \"one\" }\nthing \"b\" { name = \"two\" }\n");
        String move = "moved {\n  from = thing.%s\n  to = thing.%s\n}\n";

        assertThat(applied("thing \"b\" { name = \"two\" }\n" + move.formatted("a", "b"))
                        .err())
                .contains("Moved to where something is already");
        assertThat(applied("thing \"a\" { name = \"one\" }\n" + move.formatted("a", "c"))
                        .err())
                .contains("Moved and still asked for");
        assertThat(applied(move.formatted("a", "c") + move.formatted("a", "d")).err())
                .contains("Moved twice");
        assertThat(applied(move.formatted("a", "c") + move.formatted("b", "c")).err())
                .contains("Moved twice");
        assertThat(applied(move.formatted("a", "c") + move.formatted("c", "a")).err())
                .contains("Moved in a circle");
        assertThat(applied(move.formatted("a", "a")).err()).contains("to itself");
        assertThat(here.fleet.things()).hasSize(2);
    }

    @Test
    void what_is_called_by_its_address_cannot_be_moved() {
        applied("thing \"a\" {}\n");

        Left left = applied("thing \"b\" {}\nmoved {\n  from = thing.a\n  to = thing.b\n}\n");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("the fleet calls it by\nits address");
    }

    @Test
    void what_is_removed_without_destroying_is_left_as_it_is() {
        applied("thing \"a\" {}\nthing \"b\" {}\n");
        here.write("main.hcl", "thing \"b\" {}\nremoved {\n  from = thing.a\n  lifecycle { destroy = false }\n}\n");

        assertThat(here.type("plan").out())
                .contains("# thing.a will be removed from the state, but will not be destroyed")
                .contains("1 to forget");
        here.type("apply", "-auto-approve");

        assertThat(here.fleet.things()).hasSize(2);
        assertThat(here.type("state", "list").out()).isEqualTo("thing.b\n");
        nothingIsLeftToDo();
        assertThat(applied("thing \"b\" {}\nremoved {\n  from = thing.b\n}\n").err())
                .contains("Removed and still asked for");
    }

    @Test
    void what_is_there_already_is_imported_and_then_changed() {
        here.fleet.find("k1", "thing.a", Entries.NONE.with("color", Values.text("red")));
        here.fleet.find("k2", "thing.b", Entries.NONE.with("color", Values.text("red")));
        here.write("main.hcl", """
                thing "a" { color = "red" }
                thing "b" { color = "blue" }
                import {
                  to = thing.a
                  id = "k1"
                }
                import {
                  to = thing.b
                  id = "k2"
                }
                """);

        Left plan = here.type("plan", "-out=p");

        assertThat(plan.out())
                .contains("# thing.a will be imported\n  # (imported from \"k1\")")
                .contains("# thing.b will be updated in place\n  # (imported from \"k2\")")
                .contains("Plan: 2 to import, 0 to add, 1 to change, 0 to destroy.");
        assertThat(here.type("show", "-json", "p").out()).contains("\"importing\":{\"id\":\"k1\"}");
        assertThat(here.type("apply", "p").out()).contains("2 imported, 0 added, 1 changed, 0 destroyed");
        assertThat(here.fleet.acts()).containsExactly("dress thing.b");
        nothingIsLeftToDo();
        assertThat(here.type("destroy", "-auto-approve").exit()).isZero();
        assertThat(here.fleet.things()).isEmpty();
    }

    @Test
    void several_are_imported_by_their_keys() {
        here.fleet.find("k1", "thing.a[\"x\"]", Entries.NONE);
        here.fleet.find("k2", "thing.a[\"y\"]", Entries.NONE);

        Left left = applied("""
                locals { ids = { x = "k1", y = "k2" } }
                thing "a" {
                  for_each = local.ids
                }
                import {
                  for_each = local.ids
                  to = thing.a[each.key]
                  id = each.value
                }
                """);

        assertThat(left.out()).contains("2 imported, 0 added");
        nothingIsLeftToDo();
    }

    @Test
    void what_is_not_there_or_belongs_to_others_cannot_be_imported() {
        here.fleet.intrude("thing.a", Entries.NONE);
        String topology = "thing \"a\" {}\nimport {\n  to = thing.a\n  id = \"foreign\"\n}\n";

        Left foreign = applied(topology);
        assertThat(foreign.exit()).isEqualTo(1);
        assertThat(foreign.err()).contains("Cannot be imported", "it belongs to somebody");
        assertThat(applied(topology.replace("thing \"a\"", "thing \"b\"").replace("thing.a", "thing.b"))
                        .err())
                .contains("there is no such thing");
        assertThat(applied(topology.replace("thing.a", "thing.c")).err()).contains("Imported and not asked for");
    }

    @Test
    void the_import_command_records_what_is_there_and_changes_nothing() {
        here.fleet.find("k1", "thing.a", Entries.NONE.with("color", Values.text("green")));
        here.write("main.hcl", "thing \"a\" { color = \"red\" }\nthing \"b\" {}\n");

        Left left = here.type("import", "thing.a", "k1");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).contains("1 imported");
        assertThat(here.fleet.acts()).isEmpty();
        assertThat(here.fleet.things().getFirst().owner()).isEqualTo(FakeFleet.NOBODY);
        assertThat(here.type("plan").out())
                .contains("~ color = \"green\" -> \"red\"")
                .contains("1 to add");
        assertThat(here.type("import", "thing.a", "k1").err()).contains("already");
        assertThat(here.type("import", "thing.x", "k1").exit()).isEqualTo(1);
        here.type("apply", "-auto-approve");
        nothingIsLeftToDo();
    }
}

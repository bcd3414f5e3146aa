package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import io.skep.plans.apply.Pace;
import io.skep.plans.resource.Types;
import io.skep.plans.state.store.local.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded, seen and mended by hand. */
class StateCommandsTest {
    @TempDir
    Path folder;

    Playground here;

    @BeforeEach
    void start() {
        here = new Playground(folder)
                .write(
                        "main.hcl",
                        "thing \"a\" { color = \"red\" }\nthing \"b\" {\n  color = \"blue\"\n  depends_on = [thing.a]\n}\n");
        assertThat(here.type("apply", "-auto-approve").exit()).isZero();
    }

    private String listed() {
        return here.type("state", "list").out();
    }

    @Test
    void something_forgotten_stays_where_it_is_and_is_taken_on_again() {
        Left tried = here.type("state", "rm", "-dry-run", "thing.a");
        assertThat(tried.out()).contains("Would forget thing.a");
        assertThat(listed()).isEqualTo("thing.a\nthing.b\n");

        Left left = here.type("state", "rm", "thing.a");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).contains("Forgot thing.a\n");
        assertThat(listed()).isEqualTo("thing.b\n");
        assertThat(here.fleet.things()).hasSize(2);
        assertThat(here.type("apply", "-auto-approve").exit()).isZero();
        assertThat(here.fleet.things()).hasSize(2);
        assertThat(listed()).isEqualTo("thing.a\nthing.b\n");
    }

    @Test
    void an_address_that_is_not_recorded_is_an_error_that_suggests_one() {
        Left left = here.type("state", "rm", "thing.aa");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("Nothing is recorded of thing.aa. Did you mean thing.a?");
        assertThat(here.type("state", "mv", "thing.x1234", "thing.y").err()).contains("skep state list shows all");
    }

    @Test
    void something_moved_has_its_new_address_everywhere() {
        Left left = here.type("state", "mv", "thing.a", "thing.c");

        assertThat(left.out()).contains("Moved thing.a to thing.c\n");
        assertThat(listed()).isEqualTo("thing.b\nthing.c\n");
        assertThat(here.type("state", "pull").out())
                .contains("\"needs\" : [ \"thing.c\" ]")
                .doesNotContain("\"thing.a\"");
    }

    @Test
    void nothing_is_moved_onto_something_else_or_to_another_kind() {
        assertThat(here.type("state", "mv", "thing.a", "thing.b").err())
                .contains("Something is recorded under thing.b already");
        assertThat(here.type("state", "mv", "thing.a", "host.a").err()).contains("A thing cannot become a host");
        assertThat(here.type("state", "mv", "thing.a", "nonsense").err()).contains("is not an address");
        assertThat(listed()).isEqualTo("thing.a\nthing.b\n");
    }

    @Test
    void all_instances_move_together_and_keep_their_keys() {
        here.write("main.hcl", "thing \"x\" { for_each = toset([\"1\", \"2\"]) }\n");
        here.type("apply", "-auto-approve");

        here.type("state", "mv", "thing.x", "thing.y");

        assertThat(listed()).isEqualTo("thing.y[\"1\"]\nthing.y[\"2\"]\n");
        assertThat(here.type("state", "mv", "thing.y", "thing.z[\"1\"]").err())
                .contains("2 instances cannot all become");
        assertThat(here.type("state", "mv", "thing.y[\"1\"]", "thing.z").exit()).isZero();
        assertThat(listed()).isEqualTo("thing.y[\"2\"]\nthing.z\n");
    }

    @Test
    void everything_in_a_module_moves_with_it() throws Exception {
        Files.createDirectories(folder.resolve("shop"));
        here.write("shop/main.hcl", "thing \"x\" {}\nthing \"y\" { depends_on = [thing.x] }\n")
                .write("main.hcl", "module \"shop\" {\n  source = \"./shop\"\n  for_each = toset([\"1\"])\n}\n");
        here.type("apply", "-auto-approve");

        assertThat(here.type("state", "mv", "module.shop", "module.store").exit())
                .isZero();

        assertThat(listed()).isEqualTo("module.store[\"1\"].thing.x\nmodule.store[\"1\"].thing.y\n");
        assertThat(here.type("state", "mv", "module.none", "module.store").err())
                .contains("Nothing is recorded in module.none");
        assertThat(here.type("state", "rm", "module.store").exit()).isZero();
        assertThat(listed()).isEmpty();
    }

    @Test
    void what_is_pulled_can_be_pushed_until_something_newer_is_there() {
        here.write("pulled.json", here.type("state", "pull").out());
        assertThat(here.type("state", "push", "pulled.json").out()).contains("with 2 resources and serial 2");

        here.type("state", "rm", "thing.a");
        Left older = here.type("state", "push", "pulled.json");

        assertThat(older.exit()).isEqualTo(1);
        assertThat(older.err()).contains("it is older: its serial is 1, and the one here is 3", "-force");
        assertThat(listed()).isEqualTo("thing.b\n");
        assertThat(here.type("state", "push", "-force", "pulled.json").exit()).isZero();
        assertThat(listed()).isEqualTo("thing.a\nthing.b\n");
    }

    @Test
    void the_document_of_another_state_or_a_damaged_one_is_refused() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Playground other = new Playground(elsewhere).write("main.hcl", "thing \"z\" {}\n");
        other.type("apply", "-auto-approve");
        here.write("pulled.json", other.type("state", "pull").out());

        assertThat(here.type("state", "push", "pulled.json").err()).contains("it is of another state: its lineage is");
        here.write("pulled.json", here.type("state", "pull").out().replace("red", "rad"));
        assertThat(here.type("state", "push", "pulled.json").err()).contains("pulled.json is damaged");
        assertThat(here.type("state", "push", "none.json").err()).contains("Cannot read none.json");
        assertThat(listed()).isEqualTo("thing.a\nthing.b\n");
    }

    @Test
    void every_change_is_a_generation_that_one_can_go_back_to() {
        here.type("state", "rm", "thing.a");

        assertThat(here.type("state", "generations").out())
                .contains("0  begun", "1  apply", "2  state rm thing.a", "complete", "1 resources");
        Left left = here.type("recover", "-generation=1", "-auto-approve");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).contains("Took generation 1.", "serial 3");
        assertThat(listed()).isEqualTo("thing.a\nthing.b\n");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
        assertThat(here.type("recover", "-generation=77").err()).contains("There is no generation 77");
    }

    @Test
    void the_lock_is_shown_and_broken_by_its_id_only() throws Exception {
        assertThat(here.type("lock", "show").out()).isEqualTo("Nobody holds the lock.\n");
        assertThat(here.type("force-unlock", "-force", "x").err()).contains("Nobody holds the lock");
        LocalStore store = new LocalStore(here.file(".skep"), new Types(List.of()), Pace.real());
        try (var _ = store.lock("a test", Duration.ZERO)) {
            String id = store.leases().holder().orElseThrow().record().id();
            assertThat(here.type("lock", "show").out()).contains("a test", "at work", id);
            assertThat(here.type("lock", "show", "-json").out()).contains("\"held\":true", id);
            assertThat(here.type("state", "rm", "thing.a").exit()).isEqualTo(4);
            assertThat(here.type("force-unlock", "-force", "x").err()).contains("has the id " + id);
            assertThat(here.answering("no\n", "force-unlock", id).out()).contains("Nothing was done");
            assertThat(here.type("force-unlock", id).err()).contains("Nobody is there to answer");
            assertThat(here.answering("yes\n", "force-unlock", id).out()).contains("Broke the lock");
            assertThat(here.type("state", "rm", "thing.a").exit()).isZero();
        }
    }

    @Test
    void a_whole_state_needs_no_recovery() {
        Left left = here.type("recover");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).contains("There is nothing to recover.");
    }

    @Test
    void a_damaged_state_is_refused_with_the_command_that_mends_it() throws Exception {
        damage("state/state-1.json");
        Left refused = here.type("plan");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("state-1.json is damaged").contains("skep recover");

        Left left = here.answering("yes\n", "recover");

        assertThat(left.exit()).as(left.err()).isZero();
        assertThat(left.out()).contains("state-1.json cannot be read", "Took the snapshot state-0.json", "2 resources");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    void a_lost_state_is_found_again_by_the_marks_in_the_world() throws Exception {
        here.write("main.hcl", "thing \"a\" { color = \"red\" }\nthing \"c\" {}\n");
        here.fleet.intrude("thing.c", io.skep.plans.text.value.Value.Entries.NONE);
        try (var files = Files.walk(here.file(".skep"))) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(StateCommandsTest::delete);
        }

        Left tried = here.type("recover", "-dry-run");
        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out())
                .contains("Found and adopted: thing.a", "Found and adopted: thing.b", "Nothing was written")
                .contains("thing.c is there and is not ours");
        Left left = here.type("recover", "-auto-approve");

        assertThat(left.exit()).as(left.err()).isZero();
        here.write("main.hcl", "thing \"a\" { color = \"red\" }\n");
        assertThat(here.type("plan").out()).contains("- thing \"b\"").contains("1 to destroy");
        assertThat(here.type("apply", "-auto-approve").exit()).isZero();
        assertThat(here.fleet.things())
                .extracting(io.skep.plans.fake.FakeFleet.Thing::address)
                .containsExactly("thing.a", "thing.c");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    void a_state_of_which_nothing_can_be_found_is_not_made_up() throws Exception {
        here.fleet.lose("thing.a");
        here.fleet.lose("thing.b");
        Files.delete(here.file(".skep/state/state-1.json"));
        Files.delete(here.file(".skep/state/state-0.json"));
        Files.delete(here.file(".skep/state/journal-1.jsonl"));

        assertThat(here.type("plan").err()).contains("is gone", "skep recover");
        Left left = here.type("recover");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("the lineage of the lost state is not known", "skep recover -lineage");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void damage(String name) throws IOException {
        Path file = here.file(".skep").resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}

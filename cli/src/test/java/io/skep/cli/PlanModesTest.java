package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of plan one may ask for, and the options that narrow one. */
class PlanModesTest {
    private static final String FOUR = """
            skep { name = "shop" }
            thing "a" { color = "red" }
            thing "b" {
              from  = thing.a.id
              color = "blue"
            }
            thing "web" {
              for_each = toset(["eu", "us"])
              color    = "grey"
            }
            """;

    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder).write("main.hcl", FOUR);
    }

    private void nothingIsLeftToDo() {
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    void a_star_in_a_target_stands_for_any_text() {
        assertThat(here.type("plan", "-target=thing.w*").out()).contains("Plan: 2 to add");
        assertThat(here.type("plan", "-target=thing.web[\"e*\"]").out()).contains("Plan: 1 to add");
        assertThat(here.type("plan", "-target=thing.web", "-target=thing.a").out())
                .contains("Plan: 3 to add");
        assertThat(here.type("plan", "-target=thing.x*").exit()).isEqualTo(1);
    }

    @Test
    void what_is_excluded_is_left_out_with_all_that_needs_it() {
        assertThat(here.type("plan", "-exclude=thing.a").out()).contains("Plan: 2 to add");
        here.type("apply", "-auto-approve", "-exclude=thing.web[\"*\"]");
        assertThat(here.fleet.things()).extracting(each -> each.address()).containsExactly("thing.a", "thing.b");

        here.type("apply", "-auto-approve");

        nothingIsLeftToDo();
    }

    @Test
    void what_is_excluded_keeps_what_it_stands_on() {
        here.type("apply", "-auto-approve");

        here.type("destroy", "-auto-approve", "-exclude=thing.b");

        assertThat(here.fleet.things()).extracting(each -> each.address()).containsExactly("thing.a", "thing.b");
    }

    @Test
    void a_target_and_an_exclusion_contradict_each_other() {
        Left left = here.type("plan", "-target=thing.a", "-exclude=thing.b");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("Both target and exclude");
    }

    @Test
    void what_is_to_be_replaced_is_made_anew_with_what_needs_it() {
        here.type("apply", "-auto-approve");
        Map<String, String> before = ids();

        Left left = here.type("plan", "-replace=thing.a", "-out=p");

        assertThat(left.out())
                .contains("# thing.a must be replaced\n  # (because -replace asks for it)\n")
                .contains("Plan: 2 to add, 0 to change, 2 to destroy.");
        assertThat(here.type("show", "-json", "p").out()).contains("\"action_reason\":\"replace_by_request\"");
        assertThat(here.type("plan", "-replace=thing.a", "-json").out()).contains("\"reason\":\"requested\"");
        assertThat(here.type("apply", "p").exit()).isZero();
        assertThat(ids().keySet()).isEqualTo(before.keySet());
        before.forEach((address, id) -> assertThat(id.equals(ids().get(address)))
                .as("%s is the one it was", address)
                .isEqualTo(address.startsWith("thing.web")));
        nothingIsLeftToDo();
    }

    private Map<String, String> ids() {
        return here.fleet.things().stream().collect(Collectors.toMap(each -> each.address(), each -> each.id()));
    }

    @Test
    void what_is_replaced_must_be_there_and_not_left_out() {
        assertThat(here.type("plan", "-replace=thing.x").err()).contains("Unknown replace");
        assertThat(here.type("plan", "-replace=thing.b", "-target=thing.a").err())
                .contains("Replaced and left out");
        assertThat(here.type("plan", "-replace=thing.b", "-destroy").err()).contains("Replace and nothing made");
        assertThat(here.type("plan", "-refresh-only", "-destroy").err()).contains("give one of them");
        assertThat(here.type("plan", "-refresh-only", "-refresh=false").err()).contains("Refresh only, and no refresh");
    }

    @Test
    void a_refresh_records_what_was_seen_and_changes_nothing() {
        here.type("apply", "-auto-approve");
        here.fleet.meddle("thing.a", "color", Values.text("green"));
        here.fleet.lose("thing.web[\"eu\"]");
        int acts = here.fleet.acts().size();

        Left plan = here.type("plan", "-refresh-only", "-out=p", "-detailed-exitcode");

        assertThat(plan.exit()).isEqualTo(2);
        assertThat(plan.out())
                .contains("# thing.a has changed", "~ color = \"red\" -> \"green\"")
                .contains("# thing.web[\"eu\"] has been deleted")
                .contains("This plan changes nothing.");
        assertThat(here.type("apply", "p").exit()).isZero();
        assertThat(here.fleet.acts()).hasSize(acts);
        assertThat(here.type("state", "list").out()).doesNotContain("eu");
        assertThat(here.type("state", "show", "thing.a").out()).contains("green");
        assertThat(here.type("plan", "-refresh-only", "-detailed-exitcode").exit())
                .isZero();
        Left next = here.type("plan");
        assertThat(next.out()).contains("~ color = \"green\" -> \"red\"").doesNotContain("outside of skep");
        here.type("apply", "-auto-approve");
        nothingIsLeftToDo();
    }

    @Test
    void a_refresh_does_not_take_what_cannot_be_reached_for_gone() {
        here.type("apply", "-auto-approve");
        here.fleet.reachable("thing.a", false);

        here.type("apply", "-refresh-only", "-auto-approve");

        assertThat(here.type("state", "list").out()).contains("thing.a");
    }

    @Test
    void a_plan_that_believed_the_record_is_refused_where_the_record_is_wrong() {
        here.type("apply", "-auto-approve");
        here.write("main.hcl", FOUR.replace("red", "pink"));
        here.fleet.meddle("thing.a", "color", Values.text("green"));

        assertThat(here.type("plan", "-refresh=false", "-out=p").out()).contains("\"red\" -> \"pink\"");
        Left left = here.type("apply", "p");

        assertThat(left.exit()).isEqualTo(5);
        assertThat(left.err()).contains("thing.a");
        assertThat(here.type("apply", "-refresh=false", "-auto-approve").exit()).isEqualTo(5);
    }

    @Test
    void a_plan_that_believed_the_record_is_done_where_the_record_is_right() {
        here.type("apply", "-auto-approve");
        here.write("main.hcl", FOUR.replace("red", "pink"));
        here.type("plan", "-refresh=false", "-out=p");

        assertThat(here.type("apply", "p").exit()).isZero();

        nothingIsLeftToDo();
    }

    @Test
    void believing_the_record_never_destroys_what_cannot_be_reached() {
        here.type("apply", "-auto-approve");
        here.fleet.reachable("thing.b", false);

        Left left = here.type("destroy", "-refresh=false", "-auto-approve");

        assertThat(left.exit()).isEqualTo(5);
        assertThat(here.fleet.things()).hasSize(4);
    }

    @Test
    void a_plan_without_expected_changes_ends_with_two() {
        assertThat(here.type("plan", "-expect-no-changes").exit()).isEqualTo(2);
        Left apply = here.type("apply", "-expect-no-changes", "-auto-approve");
        assertThat(apply.exit()).isEqualTo(2);
        assertThat(apply.out()).contains("Nothing was done.");
        assertThat(here.fleet.things()).isEmpty();
        here.type("apply", "-auto-approve");

        assertThat(here.type("plan", "-expect-no-changes").exit()).isZero();
    }

    @Test
    void what_to_type_next_repeats_what_was_typed_but_no_secret() {
        here.write("main.hcl", FOUR + """
                variable "open" { type = string }
                variable "key" {
                  type      = string
                  sensitive = true
                }
                """);

        Left left = here.type(
                "plan", "-target=thing.web[\"eu\"]", "-var=open=it's", "-var=key=CANARY", "-replace=thing.web[\"e*\"]");

        assertThat(left.out())
                .contains("skep -chdir=HERE apply '-target=thing.web[\"eu\"]' '-replace=thing.web[\"e*\"]' "
                        + "'-var=open=it'\\''s' -var=key=...\n")
                .doesNotContain("CANARY");
        assertThat(here.type("apply", "-exclude=thing.a", "-var=open=x", "-var=key=CANARY")
                        .err())
                .contains("apply -auto-approve -exclude=thing.a -var=open=x -var=key=...");
    }

    @Test
    void a_saved_plan_repeats_the_variables_it_needs() {
        here.write("main.hcl", FOUR + "variable \"key\" {\n  type = string\n  sensitive = true\n}\n");

        assertThat(here.type("plan", "-var=key=CANARY", "-out=p").out()).contains("apply -var=key=... p\n");
    }
}

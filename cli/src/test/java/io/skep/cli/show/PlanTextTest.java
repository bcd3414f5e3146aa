package io.skep.cli.show;

import static io.skep.cli.show.Sample.LATER;
import static io.skep.cli.show.Sample.SECRET;
import static io.skep.cli.show.Sample.SERVICE;
import static io.skep.cli.show.Sample.difference;
import static io.skep.cli.show.Sample.entries;
import static io.skep.cli.show.Sample.outputs;
import static io.skep.cli.show.Sample.plan;
import static io.skep.cli.show.Sample.update;
import static io.skep.plans.text.value.Values.number;
import static io.skep.plans.text.value.Values.text;
import static io.skep.plans.text.value.Values.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    @Test
    void an_empty_plan_says_that_all_is_as_asked() {
        Plan empty = plan(new Change.NoOp(Address.parse("host.web")));

        assertThat(shown(empty)).isEqualTo("No changes. The cluster matches the topology.\n");
    }

    @Test
    void what_is_made_is_shown_with_every_attribute_in_the_order_of_what_stands_on_what() {
        Plan plan = plan(
                Sample.create("engine.web", entries("version", text("20.10"), "address", LATER)),
                Sample.create("host.web", entries("name", text("web"), "password", SECRET)),
                Sample.create("service.redis", SERVICE));

        assertThat(shown(plan)).isEqualTo("""
                        The signs in this plan:
                           + create

                        skep will do this:

                        Hosts

                          # host.web will be created
                          + host "web" {
                              + name     = "web"
                              + password = (sensitive value)
                            }

                        Engines

                          # engine.web will be created
                          + engine "web" {
                              + address = (known after apply)
                              + version = "20.10"
                            }

                        Services

                          # service.redis will be created
                          + service "redis" {
                              + image    = "redis:3.0.7"
                              + networks = ["showcase"]
                              + replicas = 4
                              + update   = {
                                  + delay       = "10s"
                                  + parallelism = 1
                                }
                            }

                        Plan: 3 to add, 0 to change, 0 to destroy.
                        """);
    }

    @Test
    void an_update_shows_only_what_differs_and_counts_the_rest() {
        Plan plan = plan(update(
                "service.redis",
                SERVICE,
                SERVICE,
                difference("image", text("redis:3.0.6"), text("redis:3.0.7")),
                difference("update.delay", text("5s"), text("10s")),
                difference("labels[\"a.b\"]", Value.NOTHING, text("c"))));

        assertThat(shown(plan)).isEqualTo("""
                        The signs in this plan:
                           ~ update in place

                        skep will do this:

                        Services

                          # service.redis will be updated in place
                          ~ service "redis" {
                              ~ image  = "redis:3.0.6" -> "redis:3.0.7"
                              ~ labels = {
                                  + "a.b" = "c"
                                }
                              ~ update = {
                                  ~ delay = "5s" -> "10s"
                                    # (1 unchanged attribute hidden)
                                }
                                # (2 unchanged attributes hidden)
                            }

                        Plan: 0 to add, 1 to change, 0 to destroy.
                        """);
    }

    @Test
    void a_replacement_names_the_attributes_that_force_it() {
        Plan plan = plan(new Change.Replace(
                Address.parse("host.worker[\"echo\"]"),
                entries("name", text("e")),
                entries("name", text("echo")),
                List.of(new Difference("name", text("e"), text("echo"), true))));

        assertThat(shown(plan)).contains(" -/+ destroy and create anew\n", """
                  # host.worker["echo"] must be replaced
                -/+ host "worker" {
                      ~ name = "e" -> "echo" # forces replacement
                    }

                Plan: 1 to add, 0 to change, 1 to destroy.
                """);
    }

    @Test
    void what_is_destroyed_comes_last_with_its_reason_and_services_before_hosts() {
        Plan plan = plan(
                new Change.Delete(
                        Address.parse("host.echo"), entries("name", text("echo")), "it is not in the topology"),
                new Change.Delete(Address.parse("node.echo"), entries(), "it is not in the topology"),
                new Change.Forget(Address.parse("network.old"), "it is gone already"),
                update("service.redis", SERVICE, SERVICE, difference("replicas", number(3), number(4))));

        assertThat(shown(plan)).endsWith("""
                Destroyed

                  # network.old will be removed from the state, but will not be destroyed
                  # (because it is gone already)

                  # node.echo will be destroyed
                  # (because it is not in the topology)
                  - node "echo" {
                    }

                  # host.echo will be destroyed
                  # (because it is not in the topology)
                  - host "echo" {
                      - name = "echo" -> null
                    }

                Plan: 0 to add, 1 to change, 2 to destroy, 1 to forget.
                """);
    }

    @Test
    void drift_is_told_before_the_plan() {
        Plan plan = plan(
                List.of(
                        update("service.redis", SERVICE, SERVICE, difference("replicas", number(4), number(7))),
                        new Change.Delete(Address.parse("network.showcase"), entries(), "")),
                outputs());

        assertThat(shown(plan)).isEqualTo("""
                Objects have changed outside of skep

                  # service.redis has changed
                  ~ service "redis" {
                      ~ replicas = 4 -> 7
                        # (3 unchanged attributes hidden)
                    }

                  # network.showcase has been deleted
                  - network "showcase" {
                    }

                No changes. The cluster matches the topology.
                """);
    }

    @Test
    void a_creation_that_was_begun_before_says_so() {
        Plan plan = plan(new Change.Create(Address.parse("host.web"), entries(), true));

        assertThat(shown(plan)).contains("  # (because an earlier run began it and did not finish)\n");
    }

    @Test
    void long_lists_and_texts_are_compared_element_by_element() {
        List<String> before = List.of("one-quite-long-word", "two-quite-long-words", "three-quite-long-words");
        List<String> after = List.of("one-quite-long-word", "three-quite-long-words", "four-quite-long-words");
        Plan plan = plan(update(
                "config.web",
                entries(),
                entries(),
                difference("names", texts(before), texts(after)),
                difference("content", text("a\nb\n"), text("a\nc\n"))));

        assertThat(shown(plan)).contains("""
                      ~ content = <<-EOT
                            a
                          - b
                          + c
                        EOT
                      ~ names   = [
                            "one-quite-long-word",
                          - "two-quite-long-words",
                            "three-quite-long-words",
                          + "four-quite-long-words",
                        ]
                """);
    }

    @Test
    void outputs_that_change_are_listed() {
        Plan plan = plan(List.of(), outputs("manager", LATER, "same", text("x")));

        assertThat(PlanText.of(plan, outputs("old", text("y"), "same", text("x")), Paint.PLAIN))
                .endsWith("""

                        Changes to outputs:
                          + manager = (known after apply)
                          - old     = "y" -> null
                        """);
    }

    @Test
    void a_secret_is_shown_in_no_shape() {
        Plan plan = plan(update(
                "service.redis",
                entries("env", entries("PASSWORD", SECRET)),
                entries("env", entries("PASSWORD", SECRET)),
                difference("env", entries("PASSWORD", SECRET), entries("PASSWORD", text("x"))),
                difference("list", new Value.Items(List.of(SECRET)), SECRET)));

        assertThat(shown(plan)).doesNotContain("hunter2").contains("(sensitive value)");
    }

    @Test
    void colours_are_added_without_changing_the_words() {
        Plan plan = plan(Sample.create("service.redis", SERVICE));

        String coloured = PlanText.of(plan, new TreeMap<>(), Paint.COLOURED);

        assertThat(coloured).contains("\u001b[32m+\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(shown(plan));
    }

    private static String shown(Plan plan) {
        return PlanText.of(plan, new TreeMap<>(), Paint.PLAIN);
    }
}

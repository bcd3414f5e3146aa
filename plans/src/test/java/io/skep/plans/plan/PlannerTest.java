package io.skep.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Asked;
import io.skep.plans.apply.Bench;
import io.skep.plans.fake.FakeResolving;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Decisions and order, without any world. */
class PlannerTest {
    private static final Address HOST = Address.of("host", "h");
    private static final Address NET = Address.of("net", "n");
    private static final Seen ABSENT = new Seen.Absent();
    private static final Seen LOST = new Seen.Unreachable("no route to h");
    private static final Entries RED = Entries.NONE.with("color", Values.text("red"));

    private List<OrderRule> rules = List.of();
    private final SortedMap<Address, Recorded> records = new TreeMap<>();
    private final SortedMap<Address, Seen> seen = new TreeMap<>();

    private Planning planning(Asked asked) {
        State state = new State("lineage", 3, "test", records, new TreeMap<>());
        return new Planner(Bench.TYPES, rules, new FakeResolving(Map.of()), new SecretDigest("lineage"))
                .plan(asked.topology(), state, seen, PlanOptions.USUAL);
    }

    private Plan plan(Asked asked) {
        Planning planning = planning(asked);
        assertThat(planning.diagnostics().hasErrors())
                .as("%s", planning.diagnostics().list())
                .isFalse();
        return planning.plan().orElseThrow();
    }

    private void recorded(Address address, Progress progress, Address... needs) {
        records.put(address, new Recorded(address, RED, Entries.NONE, new TreeSet<>(List.of(needs)), progress, 2));
    }

    private static Seen present(Entries values) {
        return new Seen.Present(values, Entries.NONE);
    }

    private static Asked hostAndNet() {
        return new Asked()
                .thing("host.h", "color", "red")
                .thing("net.n", "color", "red")
                .needing("host.h");
    }

    @Test
    void what_was_being_made_is_made_further_and_what_was_being_changed_is_changed_again() {
        recorded(HOST, Progress.MAKING);
        recorded(NET, Progress.CHANGING, HOST);
        seen.put(HOST, present(RED));
        seen.put(NET, present(RED));

        assertThat(plan(hostAndNet()).steps())
                .extracting(PlannedStep::id)
                .containsExactly("host.h/1-make", "host.h/2-dress", "net.n/1-dress");
    }

    @Test
    void what_was_being_removed_and_is_wanted_again_is_made_further() {
        recorded(HOST, Progress.REMOVING);
        seen.put(HOST, present(RED));

        assertThat(Bench.signs(plan(new Asked().thing("host.h", "color", "red"))))
                .containsExactly("+ host.h");
    }

    @Test
    void what_was_found_by_its_mark_but_is_not_recorded_is_taken_up() {
        seen.put(HOST, present(RED));

        assertThat(Bench.signs(plan(new Asked().thing("host.h", "color", "red"))))
                .containsExactly("+ host.h");
    }

    @Test
    void what_cannot_be_reached_while_its_host_is_made_is_made_with_it() {
        recorded(HOST, Progress.MAKING);
        seen.put(HOST, present(RED));
        seen.put(NET, LOST);

        assertThat(Bench.signs(plan(hostAndNet()))).containsExactly("+ host.h", "+ net.n");
    }

    @Test
    void what_cannot_be_reached_while_its_host_is_changed_waits_for_the_next_plan() {
        recorded(HOST, Progress.CHANGING);
        recorded(NET, Progress.SETTLED, HOST);
        seen.put(HOST, present(RED));
        seen.put(NET, LOST);

        Plan plan = plan(hostAndNet());

        assertThat(Bench.signs(plan)).containsExactly("~ host.h");
        assertThat(plan.warnings()).extracting(Diagnostic::summary).containsExactly("Not looked at");
    }

    @Test
    void what_is_gone_and_left_something_is_made_again_with_all_that_stood_on_it_and_is_not_forgotten() {
        recorded(HOST, Progress.SETTLED);
        recorded(NET, Progress.SETTLED, HOST);
        seen.put(HOST, new Seen.Absent("its network"));
        seen.put(NET, ABSENT);

        assertThat(Bench.signs(plan(hostAndNet()))).containsExactly("+ host.h", "+ net.n");

        Plan none = plan(new Asked());
        assertThat(Bench.signs(none)).containsExactly("- host.h", ". net.n");
        assertThat(none.changes())
                .anySatisfy(change ->
                        assertThat(change.toString()).contains("it is gone already, and its network is left"));
    }

    @Test
    void what_cannot_be_reached_while_its_host_stands_is_an_error() {
        recorded(HOST, Progress.SETTLED);
        recorded(NET, Progress.SETTLED, HOST);
        seen.put(HOST, present(RED));
        seen.put(NET, LOST);

        assertThat(planning(hostAndNet()).plan()).isEmpty();
    }

    @Test
    void nothing_is_ever_made_again_because_a_look_failed() {
        recorded(HOST, Progress.SETTLED);
        seen.put(HOST, LOST);

        Planning planning = planning(new Asked().thing("host.h", "color", "red"));

        assertThat(planning.plan()).isEmpty();
        assertThat(planning.diagnostics().list().toString()).contains("host.h", "no route to h");
    }

    @Test
    void a_rule_adds_to_the_order_and_may_refuse_the_plan() {
        seen.put(HOST, ABSENT);
        rules = List.of(new NetFirst());

        Plan plan = plan(new Asked().thing("host.h").thing("net.n"));

        assertThat(plan.steps())
                .extracting(PlannedStep::id)
                .containsExactly("net.n/1-make", "net.n/2-dress", "host.h/1-make", "host.h/2-dress");
        assertThat(plan.warnings()).extracting(Diagnostic::summary).containsExactly("Nets go first");
        assertThat(plan.steps().get(2).after()).containsExactly("net.n/2-dress");
    }

    @Test
    void what_makes_way_does_so_before_what_it_needs_is_changed_and_goes_on_after_it() {
        recorded(HOST, Progress.SETTLED);
        recorded(NET, Progress.SETTLED, HOST);
        Entries shy = Entries.NONE.with("color", Values.text("shy")).with("from", Values.text("host.h"));
        seen.put(HOST, present(RED));
        seen.put(NET, present(shy));

        Plan plan = plan(new Asked()
                .thing("host.h", "color", "blue")
                .thing("net.n", "color", "shy", "from", "host.h")
                .needing("host.h"));

        assertThat(plan.steps())
                .extracting(PlannedStep::id)
                .containsExactly("net.n/1-strip", "host.h/1-dress", "net.n/2-dress");
        assertThat(plan.steps().get(1).after()).containsExactly("net.n/1-strip");
        assertThat(plan.steps().get(2).after()).containsExactlyInAnyOrder("net.n/1-strip", "host.h/1-dress");
        assertThat(plan.steps()).extracting(PlannedStep::settles).containsExactly(false, true, true);
    }

    @Test
    void an_edge_that_closes_a_circle_is_a_bug() {
        rules = List.of(new NetFirst());

        assertThatThrownBy(() -> plan(hostAndNet()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("host.h/1-make");
    }

    @Test
    void the_last_step_settles_its_resource_and_what_is_under_way_is_named() {
        recorded(HOST, Progress.SETTLED);
        seen.put(HOST, present(RED.with("size", Values.text("small"))));

        Plan plan = plan(new Asked().thing("host.h", "color", "red", "size", "large"));

        assertThat(plan.steps()).extracting(PlannedStep::settles).containsExactly(false, false, false, true);
        assertThat(plan.steps())
                .extracting(PlannedStep::doing)
                .containsExactly(Progress.REMOVING, Progress.REMOVING, Progress.MAKING, Progress.MAKING);
    }

    private static final class NetFirst implements OrderRule {
        @Override
        public String name() {
            return "NetFirst";
        }

        @Override
        public List<Diagnostic> order(StepGraph graph, Planned planned) {
            assertThat(planned.wanted("net")).containsExactly(NET);
            graph.after(graph.steps(HOST).getFirst(), graph.steps(NET).getLast());
            assertThat(graph.comesAfter(
                            graph.steps(HOST).getLast(), graph.steps(NET).getFirst()))
                    .isTrue();
            return List.of(Diagnostic.warning("Nets go first", "Always.", new SourceFile("main.hcl", "").range(0, 0)));
        }
    }
}

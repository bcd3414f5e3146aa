package io.skep.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Progress;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The plan of an operation: its steps in a chain, and nothing that would change what is recorded. */
class OperationTest {

    private static final State STATE =
            new State("lineage", 7, "shop", new TreeMap<>(), new TreeMap<>(Map.of("url", Values.text("http://a"))));

    private record Act(Address address, String title) implements Step {
        @Override
        public Address target() {
            return address;
        }

        @Override
        public Entries run(World world) {
            return Entries.NONE;
        }
    }

    @Test
    void each_step_waits_for_the_one_before_it_and_settles_nothing() {
        Address swarm = Address.of("swarm", "cluster");

        Plan plan = Operation.of(STATE, List.of(new Act(swarm, "One"), new Act(swarm, "Two")));

        assertThat(plan.steps()).extracting(PlannedStep::id).containsExactly("operation/1", "operation/2");
        assertThat(plan.steps().getFirst().after()).isEmpty();
        assertThat(plan.steps().getLast().after()).containsExactly("operation/1");
        assertThat(plan.steps()).noneMatch(PlannedStep::settles).allMatch(each -> each.doing() == Progress.SETTLED);
    }

    @Test
    void it_is_for_this_very_state_and_keeps_its_outputs() {
        Plan plan = Operation.of(STATE, List.of());

        assertThat(plan.lineage()).isEqualTo("lineage");
        assertThat(plan.serial()).isEqualTo(7);
        assertThat(plan.outputs()).containsKey("url");
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.wanted()).isEmpty();
    }
}

package io.skep.swarm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.Fleet;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.node.RotateJoinTokens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When hosts of managers are gone: which plans are refused. */
class MajorityRemainsTest {

    private static final Seen SILENT = new Seen.Unreachable("no leader");

    private static List<Diagnostic> ruled(Seen swarm, Set<String> gone) {
        FakePlanned planned = new FakePlanned().saw(Cluster.ADDRESS, swarm);
        for (String name : List.of("a", "b", "c")) {
            Address node = Fleet.node(name);
            planned.wants(node, Fleet.spec("manager")).saw(node, swarm);
            if (!gone.contains(name)) {
                planned.saw(node.as("host"), new Seen.Present(Entries.NONE, Entries.NONE));
            }
        }
        planned.wants(Fleet.node("w"), Fleet.spec("worker")).saw(Fleet.node("w"), swarm);
        return new HandGraph()
                .with(List.of(new RotateJoinTokens(Fleet.node("a"))))
                .ruledBy(planned, new MajorityRemains());
    }

    @Test
    void nothing_ordinary_is_planned_while_two_of_three_are_gone() {
        assertThat(ruled(SILENT, Set.of("b", "c"))).singleElement().satisfies(error -> {
            assertThat(error.severity()).isEqualTo(Severity.ERROR);
            assertThat(error.detail()).contains("Of its 3 managers 2 are gone with their hosts (b, c)");
            assertThat(error.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("skep swarm recover"));
        });
    }

    @Test
    void one_that_is_gone_all_that_are_gone_and_a_swarm_that_answers_are_for_ordinary_plans() {
        assertThat(ruled(SILENT, Set.of("b"))).isEmpty();
        assertThat(ruled(SILENT, Set.of("a", "b", "c"))).isEmpty();
        assertThat(ruled(new Seen.Present(Entries.NONE, Entries.NONE), Set.of("b", "c")))
                .isEmpty();
    }

    @Test
    void a_plan_without_steps_is_let_through() {
        FakePlanned planned = new FakePlanned().saw(Cluster.ADDRESS, SILENT);
        assertThat(new HandGraph().ruledBy(planned, new MajorityRemains())).isEmpty();
    }
}

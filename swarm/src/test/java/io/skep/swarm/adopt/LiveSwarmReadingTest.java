package io.skep.swarm.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.swarm.Fleet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveSwarmReadingTest {

    private static final Address LED = Address.of("host", "a");
    private static final Address LEADERLESS = Address.of("host", "x");
    private static final String TOLD = "host.x manages a swarm that has no leader, and cannot tell which one";

    /** One swarm that has a leader, and a manager that lost the majority of its own. */
    private static Fleet fleet() throws Exception {
        Fleet other = new Fleet("x", "y").formed("x=manager", "y=manager");
        other.engine("y").silence();
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.with("x", "10.0.0.30", other.engine("x"));
        return fleet;
    }

    @Test
    void a_manager_without_a_leader_is_named_and_left() throws Exception {
        for (List<Address> hosts : List.of(List.of(LED, LEADERLESS), List.of(LEADERLESS, LED))) {
            LiveSwarm live = LiveSwarmReading.of(fleet().world, hosts);

            assertThat(live.left()).containsExactly(TOLD);
            assertThat(live.nodes()).containsOnlyKeys(LED);
        }
    }

    @Test
    void where_no_manager_has_a_leader_that_is_told() throws Exception {
        Fleet fleet = fleet();

        assertThatThrownBy(() -> LiveSwarmReading.of(fleet.world, List.of(LEADERLESS)))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("None of the hosts manages a swarm", TOLD);
    }
}

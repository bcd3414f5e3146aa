package io.skep.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class QuorumTest {

    private static final Address A = Fleet.node("a");
    private static final Address B = Fleet.node("b");
    private static final Address C = Fleet.node("c");

    /** Managers by first letter of their state, the first is to go: r reachable, u unreachable, w a worker. */
    @ParameterizedTest
    @CsvSource({
        "r,      0, 0, false",
        "rr,     1, 1, true",
        "ru,     1, 0, false",
        "rrr,    2, 2, true",
        "rru,    2, 1, false",
        "urr,    2, 2, true",
        "rrrru,  4, 3, true",
        "rrruu,  4, 2, false",
        "urrru,  4, 3, true",
        "wrru,   3, 2, true",
    })
    void the_reachable_managers_left_must_be_a_majority_of_those_left(
            String states, int left, int reachable, boolean holds) {
        List<ObjectNode> entries = new ArrayList<>();
        for (int index = 0; index < states.length(); index++) {
            entries.add(entry("n" + index, states.charAt(index)));
        }
        Quorum quorum = Quorum.of(entries, "n0");
        assertThat(quorum.left()).isEqualTo(left);
        assertThat(quorum.reachable()).isEqualTo(reachable);
        assertThat(quorum.holds()).isEqualTo(holds);
    }

    @Test
    void a_manager_is_demoted_while_the_others_are_a_majority() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        fleet.world.run(fleet.role(C, "manager", "worker"));
        fleet.world.run(fleet.role(B, "manager", "worker"));
        assertThat(fleet.swarmOf("a").objects("nodes").stream().filter(Memberships::manager))
                .hasSize(1);
    }

    @Test
    void a_demotion_that_would_break_the_majority_is_refused_and_nothing_is_written() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        fleet.engine("c").silence();
        int writes = fleet.engine("a").writes().size();

        assertThatThrownBy(() -> fleet.world.run(fleet.role(B, "manager", "worker")))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        error -> assertThat(error.retryable()).isFalse())
                .hasMessage(
                        "Refused to take the manager b out of the swarm: of the 2 managers left only 1 would be reachable,"
                                + " which is no majority. Bring the others back first");
        assertThat(fleet.engine("a").writes()).hasSize(writes);
    }

    @Test
    void a_dead_manager_may_go_while_the_others_are_a_majority() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        fleet.engine("c").silence();
        fleet.world.silence("c");
        fleet.world.run(fleet.removal(C, "manager"));
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(2);
    }

    @Test
    void the_only_manager_is_not_demoted_while_the_swarm_stays() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        assertThatThrownBy(() -> fleet.world.run(fleet.removal(A, "manager")))
                .hasMessageContaining("Refused to demote a: it is the only manager");
        assertThat(fleet.engine("a").member().state()).isEqualTo("active");
    }

    @Test
    void nodes_that_are_unknown_after_a_change_of_leader_are_waited_for() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        fleet.swarmOf("a").forgetStates(4);
        fleet.world.run(fleet.role(C, "manager", "worker"));
        assertThat(fleet.swarmOf("a").objects("nodes").stream().filter(Memberships::manager))
                .hasSize(2);
    }

    @Test
    void a_promoted_worker_is_a_manager_that_others_reach() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.world.run(fleet.role(B, "worker", "manager"));
        assertThat(fleet.world.outputs(B).get("role"))
                .isEqualTo(Fleet.spec("manager").get("role"));
    }

    private static ObjectNode entry(String id, char state) {
        ObjectNode entry = Json.object().put("ID", id);
        entry.set("Spec", Json.object().put("Role", state == 'w' ? "worker" : "manager"));
        if (state != 'w') {
            entry.set("ManagerStatus", Json.object().put("Reachability", state == 'r' ? "reachable" : "unreachable"));
        }
        return entry;
    }
}

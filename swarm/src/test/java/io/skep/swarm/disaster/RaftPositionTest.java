package io.skep.swarm.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.remote.Output;
import io.skep.plans.resource.Address;
import io.skep.swarm.Fleet;
import io.skep.swarm.cluster.Headless;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which of two managers' raft logs goes further. */
class RaftPositionTest {

    private static final Address A = Address.of("host", "a");
    private static final Address B = Address.of("host", "b");

    @Test
    void the_engines_log_tells_term_and_index_of_the_last_entry() {
        assertThat(RaftPosition.told(vote(4, 1207, 5, 3))).hasValue(new RaftPosition(4, 1207));
        assertThat(RaftPosition.told("")).isEmpty();
        assertThat(List.of(new RaftPosition(4, 1207), new RaftPosition(4, 1208), new RaftPosition(5, 3)))
                .isSortedAccordingTo(RaftPosition.BY_TERM);
    }

    @Test
    void names_of_files_tell_at_least_where_they_begin() {
        String names = """
                /var/lib/docker/swarm/raft/snap-v3-encrypted:
                0000000000000003-0000000000002711.snap

                /var/lib/docker/swarm/raft/wal-v3-encrypted:
                0000000000000000-0000000000000000.wal
                0000000000000001-0000000000002719.wal
                0.tmp
                """;

        assertThat(RaftPosition.ofFiles(names)).isEqualTo(new RaftPosition(0, 0x2719));
        assertThat(RaftPosition.ofFiles("")).isEqualTo(RaftPosition.UNKNOWN);
    }

    @Test
    void the_one_whose_log_goes_furthest_is_chosen_and_each_is_told_of() throws Exception {
        Survivors survivors = compared(vote(4, 900, 4, 950), vote(4, 950, 4, 900));

        assertThat(survivors.best()).isEqualTo(B);
        assertThat(survivors.reasons())
                .containsExactly("a: its log ends at index 900 of term 4", "b: its log ends at index 950 of term 4");
        assertThat(compared(vote(4, 900, 4, 950), vote(4, 900, 4, 950)).best()).isEqualTo(A);
    }

    @Test
    void where_nothing_is_to_be_seen_it_says_so() throws Exception {
        assertThat(compared("", "").reasons()).contains("a: how far its log goes is not to be seen");
    }

    @Test
    void a_log_of_which_only_files_tell_is_chosen_where_it_goes_on_further_for_certain() throws Exception {
        String told = vote(4, 900, 4, 950);

        assertThat(compared(told, "", "0000000000000001-0000000000000385.wal").best())
                .isEqualTo(B);
        assertThat(compared(told, "", "0000000000000001-0000000000000384.wal").best())
                .isEqualTo(A);
        assertThat(compared(told, "", "0000000000000001-0000000000000385.wal").reasons())
                .contains("b: its log goes on at least to index 901");
    }

    /** What an engine's log tells of a vote: its own position, then the candidate's. */
    private static String vote(int term, int index, int otherTerm, int otherIndex) {
        return "time=\"2026-11-22T02:00:00Z\" level=info msg=\"5c3a1f0b [logterm: " + term + ", index: " + index
                + ", vote: 0] rejected MsgVote from 1b9d04e2 [logterm: " + otherTerm + ", index: " + otherIndex
                + "] at term 7\" module=raft\n";
    }

    private static Survivors compared(String a, String b) throws Exception {
        return compared(a, b, "");
    }

    private static Survivors compared(String a, String b, String filesOfB) throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=manager");
        fleet.engine("b").answers(RaftCommands.files("/var/lib/docker"), new Output(0, filesOfB, ""));
        fleet.engine("a").answers(RaftCommands.position(), new Output(0, a, ""));
        fleet.engine("b").answers(RaftCommands.position(), new Output(0, b, ""));
        return Survivors.of(fleet.world, new Headless(new TreeSet<>(List.of(A, B)), new TreeMap<>()));
    }
}

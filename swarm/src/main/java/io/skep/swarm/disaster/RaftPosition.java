package io.skep.swarm.disaster;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a manager's raft log goes. An engine that campaigns for leadership, as all do that hear of no leader, tells in its
 * log the term and index of its last entry; where the log tells nothing, the names of its snapshots and log files tell a lower bound.
 *
 * @param term of the last entry; 0 where only files told
 * @param index of the last entry, or at least this
 */
record RaftPosition(long term, long index) {

    /** Of positions that logs told: by term, as raft elects its leaders, then by index. */
    static final Comparator<RaftPosition> BY_TERM =
            Comparator.comparingLong(RaftPosition::term).thenComparingLong(RaftPosition::index);

    /** Where a term is not known: by what is known of the index. */
    static final Comparator<RaftPosition> BY_INDEX = Comparator.comparingLong(RaftPosition::index);

    static final RaftPosition UNKNOWN = new RaftPosition(0, 0);

    private static final Pattern TOLD = Pattern.compile("logterm: (\\d+), index: (\\d+)");
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{16}-([0-9a-f]{16})\\.(snap|wal)");

    /** What a line of the engine's log told: the first position on it, which is that of the engine itself. */
    static Optional<RaftPosition> told(String line) {
        Matcher matcher = TOLD.matcher(line);
        return matcher.find()
                ? Optional.of(new RaftPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** What the names of files tell: {@code <term>-<index>.snap} and {@code <number>-<first index>.wal}. */
    static RaftPosition ofFiles(String names) {
        long index = 0;
        Matcher matcher = FILE.matcher(names);
        while (matcher.find()) {
            index = Math.max(index, Long.parseUnsignedLong(matcher.group(1), 16));
        }
        return new RaftPosition(0, index);
    }

    /** Whether the engine's log told it, so that its term is known. */
    boolean exact() {
        return term > 0;
    }

    /** In words that go on a sentence. */
    String words() {
        return exact()
                ? "its log ends at index " + index + " of term " + term
                : index > 0 ? "its log goes on at least to index " + index : "how far its log goes is not to be seen";
    }
}

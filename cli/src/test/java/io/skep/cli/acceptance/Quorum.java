package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;

/** The promise about managers, judged from what {@code docker node ls} showed at one instant. */
final class Quorum {

    private Quorum() {}

    /** Managers that answer are more than half of all managers. */
    static void kept(SortedMap<String, String> nodes) {
        List<String> managers = nodes.values().stream()
                .filter(node -> node.endsWith("Leader") || node.endsWith("Reachable") || node.endsWith("Unreachable"))
                .toList();
        long answering =
                managers.stream().filter(node -> !node.endsWith("Unreachable")).count();
        assertThat(answering * 2)
                .as("answering managers, doubled, of %s", nodes)
                .isGreaterThan(managers.size());
    }
}

package io.skep.swarm.disaster;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Headless;
import io.skep.swarm.document.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The managers that still answer, and the one whose raft log goes furthest: what that does not hold, no other holds either.
 *
 * @param best the host to go on from; the first by name among those that are as far
 * @param reasons one line for each of them
 */
public record Survivors(Address best, List<String> reasons) {
    public Survivors {
        reasons = List.copyOf(reasons);
    }

    private record Survivor(Address host, RaftPosition position) {}

    /** Compares those that answer; fails where none of them can be read. */
    public static Survivors of(Window window, Headless headless) throws RemoteException, InterruptedException {
        List<Survivor> found = new ArrayList<>();
        for (Address host : headless.answering()) {
            found.add(new Survivor(host, position(window, host)));
        }
        return new Survivors(
                best(found).host(),
                found.stream()
                        .map(each -> Names.shown(each.host()) + ": "
                                + each.position().words())
                        .toList());
    }

    /** The best of those whose logs told, unless only a file's name tells of a log that goes on further. */
    private static Survivor best(List<Survivor> found) {
        Optional<Survivor> told = furthest(found, true, RaftPosition.BY_TERM);
        Optional<Survivor> ofFiles = furthest(found, false, RaftPosition.BY_INDEX);
        return Stream.of(told, ofFiles)
                .flatMap(Optional::stream)
                .reduce((exact, atLeast) ->
                        RaftPosition.BY_INDEX.compare(atLeast.position(), exact.position()) > 0 ? atLeast : exact)
                .orElseThrow();
    }

    private static Optional<Survivor> furthest(
            List<Survivor> found, boolean exact, Comparator<RaftPosition> comparator) {
        return found.stream()
                .filter(each -> each.position().exact() == exact)
                .max(Comparator.comparing(Survivor::position, comparator)
                        .thenComparing(Comparator.comparing(Survivor::host).reversed()));
    }

    private static RaftPosition position(Window window, Address host) throws RemoteException, InterruptedException {
        Looking looking = window.look(host);
        Optional<RaftPosition> told =
                RaftPosition.told(looking.look(RaftCommands.position()).out());
        if (told.isPresent()) {
            return told.get();
        }
        Output files = looking.look(RaftCommands.files(DataRoot.of(Engines.look(window, host))));
        return files.ok() ? RaftPosition.ofFiles(files.out()) : RaftPosition.UNKNOWN;
    }
}

package io.skep.swarm.node;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Waiting until services stand as they should, or until it is plain that no node takes their tasks. Used once. */
final class Waiting {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration HOMELESS = Duration.ofSeconds(15);
    private static final String NEXT = ". Nothing more is upgraded. Mend it, or write the version from before in the"
            + " topology, and run skep apply";

    private final World world;
    private Optional<Instant> homelessSince = Optional.empty();
    private List<Standing> last = List.of();

    Waiting(World world) {
        this.world = world;
    }

    /**
     * Waits until all stand well; gives those that do not and whose tasks find no node. Fails when the time is
     * over, and for good: to begin again at once would only wait as long once more.
     *
     * @param late what has not come about, naming the host
     */
    List<Standing> until(String late, Predicate<Standing> well) throws RemoteException, InterruptedException {
        try {
            return Patience.until(world, LIMIT, late, () -> once(well));
        } catch (RemoteException over) {
            throw over.retryable() ? new RemoteException(Words.of(over) + named() + NEXT, false, over) : over;
        }
    }

    private Optional<List<Standing>> once(Predicate<Standing> well) throws RemoteException, InterruptedException {
        List<Standing> bad = now(world).stream().filter(well.negate()).toList();
        last = bad;
        boolean homeless =
                !bad.isEmpty() && bad.stream().allMatch(each -> each.homeless().isPresent());
        Instant now = world.now();
        homelessSince = homeless ? Optional.of(homelessSince.orElse(now)) : Optional.empty();
        boolean over = homelessSince
                .filter(since -> since.plus(HOMELESS).isBefore(now))
                .isPresent();
        return bad.isEmpty() || over ? Optional.of(bad) : Optional.empty();
    }

    private String named() {
        return last.stream().map(each -> "; service " + each.shown()).collect(Collectors.joining());
    }

    static List<Standing> now(World world) throws RemoteException, InterruptedException {
        return Managers.once(world, manager -> Standing.of(manager, world));
    }
}

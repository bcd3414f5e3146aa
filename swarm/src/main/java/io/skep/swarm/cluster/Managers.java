package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineLook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The way to a manager that answers: whichever of the known ones does. */
public final class Managers {

    private static final Duration NO_LEADER_LIMIT = Duration.ofSeconds(90);

    private Managers() {}

    /** What came of the search for a manager. */
    public sealed interface Found {

        /** One that answers for our swarm. */
        record Reached(Address host, EngineLook engine, Membership membership) implements Found {}

        /** Every known manager's engine says it is in no swarm, or its host is certainly not there; or none is known. */
        record Gone() implements Found {}

        /**
         * None answers for the swarm, and one cannot tell whether it is still there; {@code headless} where managers say that
         * it is, without a leader.
         */
        record Silent(String why, Optional<Headless> headless) implements Found {}
    }

    /** Something done through a manager, safe to do again through another one. */
    public interface Act<T> {
        T on(EngineApi manager) throws RemoteException, InterruptedException;
    }

    /** A look at something through a manager. */
    public interface Look {
        Seen at(EngineLook manager) throws RemoteException, InterruptedException;
    }

    /** What is seen of something in the swarm; absent where there is no swarm, unreachable where no manager answers. */
    public static Seen look(Window window, Look look) throws InterruptedException {
        return switch (find(window)) {
            case Found.Gone() -> new Seen.Absent();
            case Found.Silent(String why, var _) -> new Seen.Unreachable(why);
            case Found.Reached reached -> {
                try {
                    yield look.at(reached.engine());
                } catch (RemoteException error) {
                    yield new Seen.Unreachable(Words.of(error));
                }
            }
        };
    }

    /** Looks for a manager that answers, without waiting. */
    public static Found find(Window window) throws InterruptedException {
        List<String> silent = new ArrayList<>();
        TreeSet<Address> leaderless = new TreeSet<>();
        TreeMap<Address, String> others = new TreeMap<>();
        Optional<Address> spare = spare(window);
        for (Address host : hosts(window)) {
            boolean counts = spare.filter(host::equals).isEmpty();
            try {
                EngineLook engine = Engines.look(window, host);
                Membership membership = Membership.of(engine);
                Optional<String> why = unfit(window, host, membership);
                if (why.isEmpty()) {
                    return new Found.Reached(host, engine, membership);
                }
                if (counts && membership.leaderless()) {
                    leaderless.add(host);
                } else if (counts) {
                    others.put(host, why.get());
                }
                if (counts && !membership.inactive()) {
                    silent.add(why.get());
                }
            } catch (RemoteException error) {
                if (!counts) {
                    continue;
                }
                others.put(host, Words.of(error));
                if (!(window.seen(host) instanceof Seen.Absent) || window instanceof World) {
                    silent.add(Words.of(error));
                }
            }
        }
        if (!leaderless.isEmpty()) {
            Headless headless = new Headless(leaderless, others);
            return new Found.Silent(headless.words(), Optional.of(headless));
        }
        return silent.isEmpty()
                ? new Found.Gone()
                : new Found.Silent("no manager of the swarm answers: " + String.join("; ", silent), Optional.empty());
    }

    /**
     * Does something through a manager; when one fails for the moment the next is tried, and when all do they are tried
     * again for a while, as a swarm that elects a leader answers nobody.
     */
    public static <T> T act(World world, Act<T> act) throws RemoteException, InterruptedException {
        return Patience.until(
                world,
                NO_LEADER_LIMIT,
                "no manager of the swarm did what was asked",
                () -> Optional.of(once(world, act)));
    }

    /** Does something through the first manager that can do it, without asking any of them twice. */
    public static <T> T once(World world, Act<T> act) throws RemoteException, InterruptedException {
        RemoteException last = new RemoteException("the swarm has no manager that skep knows of", false);
        for (Address host : hosts(world)) {
            EngineLook engine;
            try {
                engine = reached(world, host);
            } catch (RemoteException unreached) {
                // Whatever it was, the next one is asked, and later this one again.
                last = new RemoteException(Words.of(unreached), true, unreached);
                continue;
            }
            try {
                return act.on(Engines.act(world, host, engine));
            } catch (RemoteException error) {
                if (!error.retryable()) {
                    throw error;
                }
                last = error;
            }
        }
        throw last;
    }

    // Looking first is quick to fail, where connecting would wait for a host that may never boot again.
    private static EngineLook reached(World world, Address host) throws RemoteException, InterruptedException {
        EngineLook engine = Engines.look(world, host);
        Optional<String> why = unfit(world, host, Membership.of(engine));
        if (why.isPresent()) {
            throw new RemoteException(why.get(), true);
        }
        return engine;
    }

    /** Hosts that may be managers: those recorded as such, and the one the swarm began on or was restored on. */
    static NavigableSet<Address> hosts(Window window) {
        NavigableSet<Address> hosts = recorded(window);
        (hosts.isEmpty() ? begunOn(window) : spare(window)).ifPresent(hosts::add);
        return hosts;
    }

    private static NavigableSet<Address> recorded(Window window) {
        TreeSet<Address> hosts = new TreeSet<>();
        window.having("node", "role", "manager").forEach(node -> hosts.add(node.as("host")));
        return hosts;
    }

    /** The host the swarm was restored on, of which no node is recorded yet: it may answer; where it does not, it says nothing of the swarm. */
    private static Optional<Address> spare(Window window) {
        return recorded(window).isEmpty()
                ? Optional.empty()
                : begunOn(window)
                        .filter(host -> !window.outputs(host).entries().isEmpty())
                        .filter(host ->
                                window.outputs(host.as("node")).entries().isEmpty());
    }

    private static Optional<Address> begunOn(Window window) {
        return Values.textOf(window.outputs(Cluster.ADDRESS), Cluster.FIRST_MANAGER)
                .map(Address::parse);
    }

    private static Optional<String> unfit(Window window, Address host, Membership membership) {
        if (membership.locked()) {
            return Optional.of(
                    Names.shown(host) + " is locked: type docker swarm unlock there, with the key that docker"
                            + " swarm unlock-key tells on a manager that is not");
        } else if (!membership.manager()) {
            String trouble = membership.trouble().isEmpty() ? "" : ": " + membership.trouble();
            return Optional.of(Names.shown(host) + " is no manager now (" + membership.state() + ")" + trouble);
        }
        if (membership.leaderless()) {
            return Optional.of(Names.shown(host) + " hears of no leader");
        }
        return Cluster.id(window)
                .filter(id -> !id.equals(membership.clusterId()))
                .map(id -> Names.shown(host) + " is a manager of another swarm (" + membership.clusterId() + ", not "
                        + id + ")");
    }
}

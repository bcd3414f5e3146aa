package io.skep.cli.simulated;

import io.skep.plans.apply.Pace;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.simulated.Fate;
import io.skep.swarm.fake.FakeSwarm;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Faults of one host, each with its rate, decided by a seed: the same acts in the same order meet the same faults.
 *
 * <p>{@code conflict}: somebody else changes a service, network or node at the same time. {@code leader}: the managers choose
 * another leader. {@code fail}: an act fails and was not done. {@code lose}: it was done and the answer is lost. {@code late}: it is done
 * a minute later. {@code cut}: the connection breaks before the act. {@code disk}: from now on the disk is full, until the
 * next reboot. {@code reboot}: the host is away for half a minute, unless that would
 * cost its swarm the majority.
 */
final class Faults implements Fate {

    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration REBOOT = Duration.ofSeconds(30);
    private static final Set<String> LOOKS = Set.of("look", "dial", "find");

    private final Map<String, Double> rates = new TreeMap<>();
    private final SplittableRandom random;
    private final SimulatedWorld world;
    private final Pace pace;

    /** Reads {@code fail=0.1,seed=7}. */
    Faults(String text, String host, SimulatedWorld world, Pace pace) {
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", 2);
            rates.put(sides[0], Double.parseDouble(sides[1]));
        }
        this.random =
                new SplittableRandom(Double.doubleToLongBits(rates.getOrDefault("seed", 0.0)) * 31 + host.hashCode());
        this.world = world;
        this.pace = pace;
    }

    @Override
    public void before(String place, String act) throws RemoteException, InterruptedException {
        if (strikes("late")) {
            pace.pause(LATE);
        }
        if (strikes("disk") && world.has(place)) {
            world.fillDisk(place, true);
        }
        if (strikes("reboot") && world.spares(place)) {
            world.fillDisk(place, false);
            world.reboot(place, REBOOT);
        }
        if (strikes("conflict")) {
            world.touch();
        }
        if (strikes("leader")) {
            world.swarms().forEach(FakeSwarm::changeLeader);
        }
        if (strikes("cut")) {
            throw new RemoteException(place + ": the connection broke (a simulated fault)", true);
        }
        if (!LOOKS.contains(act.split(" ", 2)[0]) && strikes("fail")) {
            throw new RemoteException(place + ": " + act + " failed (a simulated fault)", false);
        }
    }

    @Override
    public void after(String place, String act) throws RemoteException {
        if (strikes("lose")) {
            throw new RemoteException(place + ": the answer was lost (a simulated fault)", true);
        }
    }

    private synchronized boolean strikes(String fault) {
        double rate = rates.getOrDefault(fault, 0.0);
        return rate > 0 && random.nextDouble() < rate;
    }
}

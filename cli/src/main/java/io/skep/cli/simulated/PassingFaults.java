package io.skep.cli.simulated;

import io.skep.plans.apply.Pace;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.simulated.Fate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Faults that can befall every host of a world for a while, and else nothing. Made before the world; what {@link #begin}
 * says is met from then on, the same by the same acts in the same order.
 */
public final class PassingFaults implements Fate {

    private final Pace pace;
    private final Map<String, Faults> byPlace = new ConcurrentHashMap<>();
    private volatile Optional<Passing> passing = Optional.empty();

    private record Passing(String rates, SimulatedWorld world) {}

    public PassingFaults(Pace pace) {
        this.pace = pace;
    }

    /** From now on these faults strike; {@code rates} are as a machine keeps them: {@code fail=0.1,seed=7}. */
    public void begin(String rates, SimulatedWorld world) {
        byPlace.clear();
        passing = Optional.of(new Passing(rates, world));
    }

    /** From now on nothing goes wrong. */
    public void end() {
        passing = Optional.empty();
    }

    @Override
    public void before(String place, String act) throws RemoteException, InterruptedException {
        Optional<Faults> faults = at(place);
        if (faults.isPresent()) {
            faults.get().before(place, act);
        }
    }

    @Override
    public void after(String place, String act) throws RemoteException {
        Optional<Faults> faults = at(place);
        if (faults.isPresent()) {
            faults.get().after(place, act);
        }
    }

    private Optional<Faults> at(String place) {
        return passing.map(
                now -> byPlace.computeIfAbsent(place, _ -> new Faults(now.rates(), place, now.world(), pace)));
    }
}

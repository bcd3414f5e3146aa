package io.skep.swarm.service;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.GoalMissed;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Waits until a service runs as asked for, telling each task's way, and then looks whether it is carried. */
public record ConvergeService(Address address, Entries spec) implements Step {

    private static final Duration PAUSE = Duration.ofMillis(700);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Wait for service " + Names.docker(address) + " to converge";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        Watch watch = new Watch(Names.docker(address), wanted, broken(world), world.now(), world::say);
        while (true) {
            Reading reading = read(world, wanted);
            switch (watch.judge(reading, world.now())) {
                case Verdict.Converged() -> {
                    Carriage.check(world, address, wanted, reading);
                    return Entries.NONE;
                }
                case Verdict.Failed(String why, String ending) -> throw new GoalMissed(why, ending);
                case Verdict.Underway() -> world.pause(PAUSE);
            }
        }
    }

    private Reading read(World world, Entries wanted) throws RemoteException, InterruptedException {
        return Managers.act(
                world,
                manager -> Reading.of(
                        manager,
                        Services.find(manager, Names.docker(address))
                                .orElseThrow(() -> new RemoteException(
                                        "Service " + Names.docker(address) + " was removed while it was waited for",
                                        false)),
                        wanted));
    }

    /** Tasks of the present spec that broke before this wait began, in a run before this one. */
    private Set<String> broken(World world) throws RemoteException, InterruptedException {
        Set<String> ids = new HashSet<>();
        Entries wanted = world.resolve(spec);
        read(world, wanted).tasks().stream().filter(Sight::broken).forEach(task -> ids.add(task.id()));
        return ids;
    }
}

package io.skep.swarm;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Differ;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.fake.FakeWorld;
import java.util.List;
import java.util.Optional;

/** One resource as a topology that changes has it: looked at, compared, and changed in place, as a planner would. */
public final class Replan {

    private final FakeWorld world;
    private final ResourceType type;
    private final Address address;
    private Entries recorded;

    /** A resource that was made as asked for. */
    public Replan(FakeWorld world, ResourceType type, Address address, Entries recorded) {
        this.world = world;
        this.type = type;
        this.address = address;
        this.recorded = recorded;
    }

    /** What a plan would change. */
    public List<Difference> differences(Entries wanted) throws InterruptedException {
        Target target = new Target(address, Optional.of(wanted), Optional.of(recorded), world.outputs(address));
        if (!(type.look(world, target) instanceof Seen.Present seen)) {
            throw new AssertionError(address + " is not there");
        }
        world.learned(address, seen.outputs());
        return new Differ(new SecretDigest(Fleet.OURS.lineage()))
                .differences(type.schema(), wanted, recorded, seen.values());
    }

    /** The steps of a plan. */
    public List<Step> steps(Entries wanted) throws InterruptedException {
        return type.steps(new Change.Update(address, recorded, wanted, differences(wanted)), new FakePlanned());
    }

    /** Plans and applies. */
    public void to(Entries wanted) throws RemoteException, InterruptedException {
        world.run(steps(wanted));
        recorded = wanted;
    }
}

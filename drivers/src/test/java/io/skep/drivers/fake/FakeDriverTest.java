package io.skep.drivers.fake;

import io.skep.drivers.Driver;
import io.skep.drivers.DriverContract;
import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class FakeDriverTest extends DriverContract {

    private final FakeMachines machines = new FakeMachines();

    @Override
    protected Driver driver() {
        return new FakeDriver(machines);
    }

    @Override
    protected Driver dyingAfter(int acts) {
        AtomicInteger left = new AtomicInteger(acts);
        return new FakeDriver(machines, act -> {
            if (left.decrementAndGet() == 0) {
                throw new Killed(act);
            }
        });
    }

    @Override
    protected int objects() {
        return machines.all().size();
    }

    @Override
    protected Object foreign(HostTag tag) {
        Ownership someone = new Ownership(tag.owner().topology(), "someone-else");
        machines.add(new HostTag(someone, Address.of("host", "other"), tag.name()), Entries.NONE);
        return foreignNow(tag);
    }

    @Override
    protected Object foreignNow(HostTag tag) {
        return List.copyOf(machines.all().values());
    }
}

package io.skep.drivers.fake;

import io.skep.drivers.Driver;
import io.skep.drivers.ForeignHost;
import io.skep.drivers.Found;
import io.skep.drivers.HostTag;
import io.skep.drivers.Site;
import io.skep.drivers.Tagged;
import io.skep.drivers.fake.FakeMachines.Machine;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes machines in memory, in two acts each; keeps the contract of drivers. Its addresses lead nowhere. */
public final class FakeDriver implements Driver {

    private final FakeMachines machines;
    private final Consumer<String> afterAct;

    /** A driver on machines that may outlive it. */
    public FakeDriver(FakeMachines machines) {
        this(machines, act -> {});
    }

    /** The same; {@code afterAct} is called after every act that changed something, and may throw to stand for a kill. */
    public FakeDriver(FakeMachines machines, Consumer<String> afterAct) {
        this.machines = machines;
        this.afterAct = afterAct;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Schema settings() {
        return Schema.of(
                Attribute.optional("size", new Type.Text(), "How large it is.").replacing(),
                Attribute.optional("user", new Type.Text(), "Whom to log in as."));
    }

    @Override
    public Optional<Found> find(Site site, HostTag tag) {
        return machine(tag).map(FakeDriver::found);
    }

    @Override
    public List<Tagged> ours(Site site) {
        return machines.all().values().stream()
                .filter(machine ->
                        machine.tag().owner().topology().equals(site.owner().topology()))
                .map(machine -> new Tagged(machine.tag(), found(machine)))
                .toList();
    }

    @Override
    public Found create(Site site, HostTag tag) {
        if (machine(tag).isEmpty()) {
            machines.add(tag, site.settings());
            afterAct.accept("add");
        }
        if (!machine(tag).orElseThrow().running()) {
            machines.start(tag);
            afterAct.accept("start");
        }
        return found(machine(tag).orElseThrow());
    }

    @Override
    public void destroy(Site site, HostTag tag) {
        Machine machine = machines.all().get(FakeMachines.nameFor(tag));
        if (machine != null && machine.tag().equals(tag)) {
            machines.remove(tag);
            afterAct.accept("remove");
        }
    }

    private Optional<Machine> machine(HostTag tag) {
        Optional<Machine> machine = Optional.ofNullable(machines.all().get(FakeMachines.nameFor(tag)));
        if (machine.isPresent() && !machine.get().tag().equals(tag)) {
            throw new ForeignHost("There is a machine " + FakeMachines.nameFor(tag) + " already; it belongs to "
                    + machine.get().tag());
        }
        return machine;
    }

    private static Found found(Machine machine) {
        Endpoint endpoint = new Endpoint(
                "10.9.0." + machine.number(),
                22,
                "root",
                Optional.empty(),
                new HostTrust.PublicKey("ssh-ed25519 FAKE" + machine.number()),
                Optional.empty());
        return new Found(
                "fake-" + machine.number(),
                machine.running(),
                machine.running() ? Optional.of(endpoint) : Optional.empty(),
                Optional.empty(),
                machine.settings());
    }
}

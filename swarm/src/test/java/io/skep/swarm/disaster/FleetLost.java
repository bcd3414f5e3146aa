package io.skep.swarm.disaster;

import io.skep.plans.remote.Output;
import io.skep.plans.resource.Address;
import io.skep.swarm.Fleet;
import io.skep.swarm.fake.FakeEngine;
import io.skep.swarm.fake.FakeSwarm;
import java.util.List;

/** A fleet all of whose hosts vanished, and new hosts in their place. */
final class FleetLost {

    private final Fleet fleet;
    private final FakeSwarm swarm;

    FleetLost(Fleet fleet) {
        this.fleet = fleet;
        this.swarm = fleet.swarmOf("a");
        for (String name : List.copyOf(fleet.engines.keySet())) {
            fleet.engine(name).silence();
            fleet.world.vanish(name);
        }
    }

    FakeSwarm swarm() {
        return swarm;
    }

    Address newHost(String name, String address) {
        FakeEngine engine = new FakeEngine(name, address);
        fleet.engines.put(name, engine);
        fleet.world.with(name, address, engine);
        return Address.of("host", name);
    }

    /** Its engine starts as that node, once the backup is unpacked. */
    void unpacks(String name, String stamp, String nodeId) {
        FakeEngine engine = fleet.engine(name);
        engine.answers(RaftCommands.unpack("/var/lib/docker", "sum", stamp), () -> {
            swarm.takesPlace(engine, nodeId);
            engine.answers(RaftCommands.unpacked("/var/lib/docker", "sum"), new Output(0, "", ""));
            engine.answers(
                    RaftCommands.unmark("/var/lib/docker", "sum"),
                    () -> engine.answers(RaftCommands.unpacked("/var/lib/docker", "sum"), new Output(1, "", "")));
        });
    }
}

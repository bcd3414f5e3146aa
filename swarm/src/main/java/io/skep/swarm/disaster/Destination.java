package io.skep.swarm.disaster;

import io.skep.plans.apply.Window;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.document.Names;
import io.skep.swarm.engineapi.EngineLook;

/**
 * The host on which a swarm is to go on from a backup.
 *
 * @param root where its engine keeps its data
 * @param unpacked whether a run that was broken off unpacked the backup there already
 */
public record Destination(Address host, String root, boolean unpacked) {

    /** Finds it, and refuses one that is in a swarm, or any while the old swarm answers. */
    public static Destination of(Window window, String name, String sha256)
            throws RemoteException, InterruptedException {
        Address host = HostNamed.among(window.outputs("host").keySet(), name)
                .orElseThrow(() -> new UserError("There is no host " + name + " in the state. Known are "
                        + window.outputs("host").keySet().stream()
                                .map(Names::shown)
                                .toList()
                        + ". To make a host and its engine only, type: skep apply -target='"
                        + (name.startsWith("host.") ? name.replaceFirst("host", "engine") : "engine." + name)
                        + "'; an instance is engine.NAME[\"KEY\"]"));
        EngineLook engine = Engines.look(window, host);
        String root = DataRoot.of(engine);
        boolean unpacked =
                window.look(host).look(RaftCommands.unpacked(root, sha256)).ok();
        if (!unpacked && Managers.find(window) instanceof Managers.Found.Reached reached) {
            throw new UserError("The swarm is there: " + reached.engine().host()
                    + " answers for it. A backup is for a swarm that is lost.");
        }
        if (!unpacked && !Membership.of(engine).inactive()) {
            throw new UserError(name + " is in a swarm; a backup is restored on a host that is in none. Choose another"
                    + " host, or have it leave: type docker swarm leave --force there");
        }
        return new Destination(host, root, unpacked);
    }
}

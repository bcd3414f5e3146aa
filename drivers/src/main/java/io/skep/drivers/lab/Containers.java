package io.skep.drivers.lab;

import io.skep.drivers.ForeignHost;
import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import io.skep.plans.remote.RemoteException;
import java.util.List;
import java.util.Optional;

/** Every container of the engine at one moment. */
record Containers(List<Marked> all) {

    static Containers list(Docker docker) throws RemoteException, InterruptedException {
        return new Containers(Marked.read(docker.need(LabCommands.containers())));
    }

    /** The container of a host, known by its marks whatever its name. */
    Optional<Marked> of(HostTag tag) {
        return all.stream().filter(container -> container.is(tag)).findFirst();
    }

    /** Refuses when a container that is not the host's bears the name the host's would have. */
    void refuseForeign(HostTag tag) {
        String name = nameFor(tag);
        for (Marked container : all) {
            if (container.name().equals(name) && !container.is(tag)) {
                throw new ForeignHost("There is a container " + name + " already, and " + container.whose()
                        + "; remove it with docker rm -f " + name
                        + ", or name this topology otherwise with skep { name = \"...\" }.");
            }
        }
    }

    boolean noneOf(Ownership owner) {
        return all.stream().noneMatch(container -> container.belongsTo(owner));
    }

    /** The name of a host's container: {@code <topology>-<host>}. */
    static String nameFor(HostTag tag) {
        return nameable(tag.owner().topology()) + "-" + nameable(tag.name());
    }

    /** A name with what Docker does not allow in one replaced by dashes. */
    static String nameable(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    }
}

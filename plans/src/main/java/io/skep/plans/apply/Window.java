package io.skep.plans.apply;

import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The world read-only, by type: what planning gets. Safe for use by several threads at once. */
public interface Window {

    /** Name and lineage that mark what belongs to this state. */
    Ownership ownership();

    /** The folder of the topology; relative paths in it start here. */
    Path folder();

    /** The folder of skep's own files for this topology: keys, caches. */
    Path ownFolder();

    /** What was seen of a resource earlier in this run; {@link Seen.Absent} where it was not looked at. */
    Seen seen(Address address);

    /** The newest outputs of each resource of a kind that is recorded, begun or seen. */
    SortedMap<Address, Entries> outputs(String kind);

    /** The resources of a kind whose newest outputs have this text under a name: the managers among thousands of nodes. */
    default SortedSet<Address> having(String kind, String output, String text) {
        TreeSet<Address> having = new TreeSet<>();
        outputs(kind).forEach((address, outputs) -> {
            if (Values.textOf(outputs, output).filter(text::equals).isPresent()) {
                having.add(address);
            }
        });
        return having;
    }

    /** The newest outputs of one resource; none where nothing is known. */
    Entries outputs(Address address);

    /** The login this machine keeps for a server, asked for at the moment of use; empty where none is kept. */
    default Optional<Login> login(String server) throws RemoteException, InterruptedException {
        return Optional.empty();
    }

    /** A host to look at, by the address of kind {@code host}; connections are kept and shared. */
    Looking look(Address host) throws RemoteException, InterruptedException;
}

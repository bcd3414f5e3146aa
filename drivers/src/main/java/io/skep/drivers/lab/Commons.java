package io.skep.drivers.lab;

import io.skep.drivers.ForeignHost;
import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What the lab hosts of one topology share: its network and its login key. They come with the first host and go just
 * before the last one, so that a run killed at any moment leaves a host, or the network with its maker's address, by
 * which they are found again. One for each topology in the process; the state's lock keeps other processes away.
 */
final class Commons {

    /** Makes a host's container; afterwards it is in the list of containers. */
    interface Arrival {
        String make(String network, String publicKey) throws RemoteException, InterruptedException;
    }

    private final Docker docker;
    private final Ownership owner;
    private final LoginKey key;
    // Shared by all who come or go; alone for the one who removes what is shared.
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Set<String> leaving = new HashSet<>();

    Commons(Docker docker, Ownership owner, LoginKey key) {
        this.docker = docker;
        this.owner = owner;
        this.key = key;
    }

    /** The name of a topology's network. */
    static String networkName(Ownership owner) {
        return "skep-" + Containers.nameable(owner.topology());
    }

    /** Puts a container that has lost its network back on it. */
    void rejoin(HostTag tag, Optional<String> subnet, String id) throws RemoteException, InterruptedException {
        docker.need(LabCommands.connect(network(tag, subnet), id));
    }

    /** Makes what is shared where it is missing, then the container; gives the container's id. */
    String arrive(HostTag tag, Optional<String> subnet, Arrival arrival) throws RemoteException, InterruptedException {
        gate.readLock().lockInterruptibly();
        try {
            return arrival.make(network(tag, subnet), publicKey());
        } finally {
            gate.readLock().unlock();
        }
    }

    /** The public line of the login key, made now where there is none. */
    synchronized String publicKey() {
        return key.ensure();
    }

    // Docker lets two networks of one name be made by two who ask at once.
    private synchronized String network(HostTag tag, Optional<String> subnet)
            throws RemoteException, InterruptedException {
        Optional<Marked> there = find();
        if (there.isEmpty()) {
            return docker.need(LabCommands.createNetwork(networkName(owner), tag, subnet));
        }
        String id = there.get().id();
        if (subnet.isPresent()) {
            String has = docker.need(LabCommands.subnet(id));
            if (!has.equals(subnet.get())) {
                throw new UserError("The network of topology \"" + owner.topology() + "\" has the subnet " + has
                        + ", not " + subnet.get() + " as " + tag.address()
                        + " wants; give all its lab hosts the same subnet.");
            }
        }
        return id;
    }

    /** The topology's network, where there is one; a foreign one of its name is refused. */
    Optional<Marked> find() throws RemoteException, InterruptedException {
        Optional<Marked> network = named();
        if (network.isPresent() && !network.get().belongsTo(owner)) {
            throw new ForeignHost("There is a network " + networkName(owner) + " already, and "
                    + network.get().whose()
                    + "; remove it, or name this topology otherwise with skep { name = \"...\" }.");
        }
        return network;
    }

    private Optional<Marked> named() throws RemoteException, InterruptedException {
        String name = networkName(owner);
        // The engine's filter also gives names that only contain this one.
        return Marked.read(docker.need(LabCommands.networks(name))).stream()
                .filter(network -> network.name().equals(name))
                .findFirst();
    }

    /** Removes a container, and before the last one what is shared. */
    void leave(String id) throws RemoteException, InterruptedException {
        gate.readLock().lockInterruptibly();
        try {
            if (othersStay(id)) {
                docker.need(LabCommands.remove(id));
                return;
            }
        } finally {
            left(id);
            gate.readLock().unlock();
        }
        leaveLast(id);
    }

    /** Removes what is shared where no host is left. */
    void tidy() throws RemoteException, InterruptedException {
        gate.writeLock().lockInterruptibly();
        try {
            if (hosts().isEmpty()) {
                removeShared(Optional.empty());
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void leaveLast(String id) throws RemoteException, InterruptedException {
        gate.writeLock().lockInterruptibly();
        try {
            // Another host may have come while this one waited for its turn.
            if (hosts().stream().allMatch(host -> host.id().equals(id))) {
                removeShared(Optional.of(id));
            }
            docker.need(LabCommands.remove(id));
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void removeShared(Optional<String> last) throws RemoteException, InterruptedException {
        Optional<Marked> network = named().filter(each -> each.belongsTo(owner));
        if (network.isPresent()) {
            if (last.isPresent()) {
                docker.run(LabCommands.disconnect(network.get().id(), last.get()));
            }
            docker.need(LabCommands.removeNetwork(network.get().id()));
        }
        key.remove();
    }

    private synchronized boolean othersStay(String id) throws RemoteException, InterruptedException {
        boolean stay =
                hosts().stream().map(Marked::id).anyMatch(other -> !other.equals(id) && !leaving.contains(other));
        if (stay) {
            leaving.add(id);
        }
        return stay;
    }

    private synchronized void left(String id) {
        leaving.remove(id);
    }

    private List<Marked> hosts() throws RemoteException, InterruptedException {
        return Marked.read(docker.need(LabCommands.containers())).stream()
                .filter(container -> container.belongsTo(owner))
                .toList();
    }
}

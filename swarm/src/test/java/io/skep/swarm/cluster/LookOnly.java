package io.skep.swarm.cluster;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import java.nio.file.Path;
import java.util.SortedMap;

/** A window that is no world: what planning gets. */
record LookOnly(Window inner) implements Window {
    @Override
    public Ownership ownership() {
        return inner.ownership();
    }

    @Override
    public Path folder() {
        return inner.folder();
    }

    @Override
    public Path ownFolder() {
        return inner.ownFolder();
    }

    @Override
    public Seen seen(Address address) {
        return inner.seen(address);
    }

    @Override
    public SortedMap<Address, Entries> outputs(String kind) {
        return inner.outputs(kind);
    }

    @Override
    public Entries outputs(Address address) {
        return inner.outputs(address);
    }

    @Override
    public Looking look(Address host) throws RemoteException, InterruptedException {
        return inner.look(host);
    }
}

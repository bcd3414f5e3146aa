package io.skep.plans.apply;

import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** The window of one run: what was seen so far, and what is known. Safe for any thread where its maps are. */
record Sight(Setting setting, Ownership ownership, Facts facts, Map<Address, Seen> found) implements Window {

    @Override
    public Path folder() {
        return setting.folder();
    }

    @Override
    public Path ownFolder() {
        return setting.ownFolder();
    }

    @Override
    public Seen seen(Address address) {
        return found.getOrDefault(address, new Seen.Absent());
    }

    @Override
    public SortedMap<Address, Entries> outputs(String kind) {
        return facts.ofKind(kind);
    }

    @Override
    public SortedSet<Address> having(String kind, String output, String text) {
        return facts.having(kind, output, text);
    }

    @Override
    public Entries outputs(Address address) {
        return facts.of(address);
    }

    @Override
    public Optional<Login> login(String server) throws RemoteException, InterruptedException {
        return setting.logins().login(server);
    }

    @Override
    public Looking look(Address host) throws RemoteException, InterruptedException {
        return setting.hosts().look(host, resolution().clear(facts.of(host)));
    }

    Resolution resolution() {
        return new Resolution(setting.resolving(), facts::of);
    }
}

package io.skep.drivers;

import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sites and tags for tests. */
public final class Sites {

    public final List<String> lines = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final Ownership owner;

    public Sites(Path folder, String topology, String lineage) {
        this.folder = folder;
        this.owner = new Ownership(topology, lineage);
    }

    /** The same place seen with another lineage. */
    public Sites ofLineage(String lineage) {
        return new Sites(folder.resolve(lineage), owner.topology(), lineage);
    }

    public Site site(Map<String, ? extends Value> settings) {
        return new Site(owner, folder, folder.resolve(".skep"), Entries.of(settings), lines::add);
    }

    public HostTag tag(String name) {
        return new HostTag(owner, Address.of("host", name), name);
    }

    public Path ownFolder() {
        return folder.resolve(".skep");
    }
}

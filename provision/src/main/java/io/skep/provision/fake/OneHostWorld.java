package io.skep.provision.fake;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A world in which every address of kind host is one and the same connection. Its clock only moves when somebody waits. */
public final class OneHostWorld implements World {

    private final Connection host;
    private final Path folder;
    private final String step;
    private final boolean patient;
    private final Map<Address, Entries> outputs = new ConcurrentHashMap<>();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Instant.EPOCH;

    /**
     * A world around a connection.
     *
     * @param step the id of the running step
     * @param patient whether waiting takes its time, as with a real host
     */
    public OneHostWorld(Connection host, Path folder, String step, boolean patient) {
        this.host = host;
        this.folder = folder;
        this.step = step;
        this.patient = patient;
    }

    /** Tells the outputs of a resource. */
    public OneHostWorld knows(Address address, Entries known) {
        outputs.put(address, known);
        return this;
    }

    /** What steps told the user. */
    public List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public Connection connect(Address address) {
        return host;
    }

    @Override
    public Looking look(Address address) {
        return host;
    }

    @Override
    public Entries resolve(Entries entries) {
        return entries;
    }

    @Override
    public String stepId() {
        return step;
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        now = now.plus(duration);
        if (patient) {
            Thread.sleep(duration);
        }
    }

    @Override
    public Ownership ownership() {
        return new Ownership("test", "00000000-0000-0000-0000-000000000000");
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path ownFolder() {
        return folder.resolve(".skep");
    }

    @Override
    public Seen seen(Address address) {
        return new Seen.Present(Entries.NONE, Entries.NONE);
    }

    @Override
    public SortedMap<Address, Entries> outputs(String kind) {
        TreeMap<Address, Entries> found = new TreeMap<>(outputs);
        found.keySet().removeIf(address -> !address.kind().equals(kind));
        return found;
    }

    @Override
    public Entries outputs(Address address) {
        return outputs.getOrDefault(address, Entries.NONE);
    }
}

package io.skep.drivers;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Owned;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kind {@code host}: turns any driver into a resource. */
public final class HostType implements ResourceType {

    /** The kind in addresses. */
    public static final String KIND = "host";

    private static final String SIMULATED = "simulated";

    /**
     * The resource that one {@code host} block asks for. The block must have a labelled block {@code driver} with the
     * schemas of {@link Drivers#schemas}, and may have an attribute {@code name}. What is wrong with the settings goes
     * to the item's problems.
     */
    public static Resource resource(Item item) {
        return resource(item, false);
    }

    /** The same, except that the host is one of a simulated world, whichever driver the block names. */
    public static Resource simulated(Item item) {
        return resource(item, true);
    }

    private static Resource resource(Item item, boolean simulated) {
        Map.Entry<String, Value> chosen =
                Values.entriesOf(item.body(), "driver").entries().firstEntry();
        if (chosen == null) {
            throw new IllegalArgumentException(item.address() + " has no driver block; the schema must require it");
        }
        Entries settings = chosen.getValue() instanceof Entries entries ? entries : Entries.NONE;
        for (String problem : Drivers.named(chosen.getKey()).problems(settings)) {
            item.problems().error("Wrong driver settings", item.address() + ": " + problem, item.place());
        }
        HostSpec spec = simulated && !chosen.getKey().equals(SIMULATED)
                ? new HostSpec(SIMULATED, nameOf(item), Entries.NONE)
                : new HostSpec(chosen.getKey(), nameOf(item), settings);
        return new Resource(
                item.address(), spec.toEntries(true), needs(item), item.place().toString());
    }

    /** A machine lives on nothing but other machines: what its engine loads or its node is told must not replace it. */
    private static SortedSet<Address> needs(Item item) {
        TreeSet<Address> hosts = new TreeSet<>(item.needs());
        hosts.removeIf(need -> !need.kind().equals(KIND));
        return hosts;
    }

    /** The name of the host a block stands for: as written, else its key in {@code for_each}, else its label. */
    public static String nameOf(Item item) {
        return Values.textOf(item.body(), "name").orElse(item.address().label());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Schema schema() {
        return HostSpec.SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of("address", "id", "name", "port", "private_address", "user");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        HostSpec spec = HostSpec.of(target.address(), target.spec());
        HostTag tag = new HostTag(window.ownership(), target.address(), spec.name());
        try {
            Driver driver = Drivers.named(spec.driver());
            Site site = Site.of(window, HostSpec.forLooking(target));
            Optional<Found> host = driver.find(site, tag);
            return host.isPresent()
                    ? present(spec, host.get(), target.recorded().isPresent())
                    : new Seen.Absent(driver.remains(site, tag).orElse(""));
        } catch (ForeignHost foreign) {
            return new Seen.Foreign(foreign.why());
        } catch (NotSetUp missing) {
            return target.recorded().isPresent() ? unreachable(spec, missing) : new Seen.Absent();
        } catch (RemoteException failed) {
            return unreachable(spec, failed);
        }
    }

    @Override
    public Optional<Seen> adopt(Window window, Target target, String id) throws InterruptedException {
        HostSpec spec = HostSpec.of(target.address(), target.spec());
        HostTag tag = new HostTag(window.ownership(), target.address(), spec.name());
        try {
            return Optional.of(Drivers.named(spec.driver())
                    .adopt(Site.of(window, HostSpec.forLooking(target)), tag, id)
                    .map(host -> present(spec, host, true))
                    .orElseGet(Seen.Absent::new));
        } catch (ForeignHost foreign) {
            return Optional.of(new Seen.Foreign(foreign.why()));
        } catch (RemoteException failed) {
            return Optional.of(unreachable(spec, failed));
        }
    }

    @Override
    public Optional<String> bound(Address from, Address to, Entries spec) {
        return Drivers.named(HostSpec.of(from, spec).driver()).bound();
    }

    @Override
    public Optional<String> alone(Address address, Entries before, Entries after) {
        return Optional.of("its engine and its part in the swarm stand on it, so the old one must be gone first");
    }

    @Override
    public List<Owned> ours(Window window) throws RemoteException, InterruptedException {
        List<Owned> ours = new ArrayList<>();
        for (Driver driver : Drivers.all()) {
            for (Tagged tagged : tagged(driver, Site.of(window, Entries.NONE))) {
                HostTag tag = tagged.tag();
                Entries spec =
                        new HostSpec(driver.name(), tag.name(), tagged.host().settings()).toEntries(true);
                ours.add(new Owned(tag.address(), tag.owner(), spec, outputsOf(tag.name(), tagged.host())));
            }
        }
        return ours;
    }

    private static List<Tagged> tagged(Driver driver, Site site) throws RemoteException, InterruptedException {
        try {
            return driver.ours(site);
        } catch (NotSetUp nothingMadeThere) {
            return List.of();
        }
    }

    private static Seen unreachable(HostSpec spec, RemoteException failed) {
        return new Seen.Unreachable(
                "Cannot look for host " + spec.name() + " (driver " + spec.driver() + "): " + failed.getMessage());
    }

    /** A host that nobody recorded is not ready: creating it again is what records it. */
    private static Seen present(HostSpec spec, Found host, boolean recorded) {
        HostSpec seen = new HostSpec(spec.driver(), spec.name(), spec.settings().overlaidWith(host.settings()));
        return new Seen.Present(seen.toEntries(host.ready() && recorded), outputsOf(spec.name(), host));
    }

    /** Whatever a host's resource tells others: its endpoint, its name and the driver's id. */
    static Entries outputsOf(String name, Found host) {
        TreeMap<String, Value> outputs = new TreeMap<>(
                host.endpoint().map(Endpoint::toOutputs).orElse(Entries.NONE).entries());
        outputs.put("name", Values.text(name));
        outputs.put("id", Values.text(host.id()));
        Optional<String> reached = host.endpoint().map(Endpoint::address);
        host.privateAddress()
                .or(() -> reached)
                .ifPresent(address -> outputs.put("private_address", Values.text(address)));
        return new Entries(outputs);
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.NoOp _, Change.Forget _ -> List.of();
            case Change.Create create -> List.of(create(create.address(), create.after()));
            case Change.Update update -> List.of(create(update.address(), update.after()));
            case Change.Delete delete -> List.of(destroy(delete.address(), delete.before()));
            case Change.Replace replace -> {
                List<Step> both = new ArrayList<>();
                both.add(destroy(replace.address(), replace.before()));
                both.add(create(replace.address(), replace.after()));
                yield both;
            }
        };
    }

    private static Step create(Address address, Entries after) {
        HostSpec spec = HostSpec.of(address, after);
        return new CreateHost(address, spec.driver(), spec.name(), spec.settings());
    }

    private static Step destroy(Address address, Entries before) {
        HostSpec spec = HostSpec.of(address, before);
        return new DestroyHost(address, spec.driver(), spec.name(), spec.settings());
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of("CreateHost", CreateHost.class, "DestroyHost", DestroyHost.class);
    }
}

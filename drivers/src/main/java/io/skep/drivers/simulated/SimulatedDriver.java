package io.skep.drivers.simulated;

import io.skep.drivers.Driver;
import io.skep.drivers.ForeignHost;
import io.skep.drivers.Found;
import io.skep.drivers.HostTag;
import io.skep.drivers.Site;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.DurationText;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes hosts in the simulated world of skep's own folder. Their endpoints lead to that world and nowhere else: no SSH
 * server has such a host key.
 */
public final class SimulatedDriver implements Driver {

    /** What a simulated host's key begins with; its machine's number follows. */
    public static final String HOST_KEY = "simulated ";

    private static final String IMAGE = "debian-12";
    private static final Set<String> IMAGES = Set.of("debian-12", "debian-13", "ubuntu-24.04");
    private static final Set<String> RATES =
            Set.of("conflict", "cut", "disk", "fail", "late", "leader", "lose", "reboot", "seed");

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public Schema settings() {
        return Schema.of(
                Attribute.optional("image", new Type.Text(), "The system on it: debian-12, debian-13, ubuntu-24.04.")
                        .replacing(),
                Attribute.optional("boot", new Type.Duration(), "How long until it answers; at once by default."),
                Attribute.optional(
                        "faults",
                        new Type.MapOf(new Type.Number(false), false),
                        "What goes wrong there, each with its rate from 0 to 1: fail, lose, late, cut, disk, reboot,"
                                + " conflict, leader; and the seed that decides when."));
    }

    @Override
    public List<String> problems(Entries settings) {
        List<String> problems = new ArrayList<>();
        Values.textOf(settings, "image")
                .filter(image -> !IMAGES.contains(image))
                .ifPresent(image -> problems.add("There is no image \"" + image + "\"; there are "
                        + String.join(", ", new TreeSet<>(IMAGES)) + "."));
        Values.entriesOf(settings, "faults").entries().keySet().stream()
                .filter(fault -> !RATES.contains(fault))
                .forEach(fault -> problems.add("There is no fault \"" + fault + "\"; there are "
                        + String.join(", ", new TreeSet<>(RATES)) + "."));
        return problems;
    }

    @Override
    public Optional<Found> find(Site site, HostTag tag) throws RemoteException, InterruptedException {
        Optional<Machine> machine = Machines.at(site.ownFolder()).named(tag);
        machine.ifPresent(each -> checkOurs(each, tag));
        return machine.map(SimulatedDriver::found);
    }

    @Override
    public Found create(Site site, HostTag tag) throws RemoteException, InterruptedException {
        find(site, tag);
        String faults = faults(Values.entriesOf(site.settings(), "faults"));
        return found(Machines.at(site.ownFolder())
                .make(
                        tag,
                        Values.textOf(site.settings(), "image").orElse(IMAGE),
                        faults,
                        Values.textOf(site.settings(), "boot")
                                .flatMap(DurationText::nanoseconds)
                                .map(Duration::ofNanos)
                                .orElse(Duration.ZERO)));
    }

    /** What the setting {@code faults} says, as a machine keeps it. */
    public static String faults(Entries rates) {
        return rates.entries().entrySet().stream()
                .map(each -> each.getKey() + "=" + ValueText.line(each.getValue()))
                .collect(Collectors.joining(","));
    }

    @Override
    public void destroy(Site site, HostTag tag) throws RemoteException, InterruptedException {
        Optional<Machine> machine = Machines.at(site.ownFolder()).named(tag);
        if (machine.filter(each -> each.tag().equals(tag)).isPresent()) {
            Machines.at(site.ownFolder()).remove(tag);
        }
    }

    private static void checkOurs(Machine machine, HostTag tag) {
        if (!machine.tag().equals(tag)) {
            throw new ForeignHost("There is a simulated machine for " + tag.name() + " already; it belongs to "
                    + machine.tag().address() + " of " + machine.tag().owner() + ". Rename one of them.");
        }
    }

    private static Found found(Machine machine) {
        Endpoint endpoint = new Endpoint(
                machine.address(),
                22,
                "root",
                Optional.empty(),
                new HostTrust.PublicKey(HOST_KEY + machine.number()),
                Optional.empty());
        Entries settings =
                machine.image().equals(IMAGE) ? Entries.NONE : Entries.NONE.with("image", Values.text(machine.image()));
        return new Found("simulated-" + machine.number(), true, Optional.of(endpoint), Optional.empty(), settings);
    }
}

package io.skep.drivers.fake;

import io.skep.drivers.HostTag;
import io.skep.plans.text.value.Value.Entries;
import java.util.SortedMap;
import java.util.TreeMap;

/** The machines of a {@link FakeDriver}, which outlive it as a cloud outlives a process. Safe for several threads. */
public final class FakeMachines {

    /** A machine; one that is not running yet is half made. */
    public record Machine(HostTag tag, int number, boolean running, Entries settings) {}

    private final SortedMap<String, Machine> byName = new TreeMap<>();
    private int numbers;

    /** The machines by {@code <topology>-<host>}. */
    public synchronized SortedMap<String, Machine> all() {
        return new TreeMap<>(byName);
    }

    /** Makes a machine that does not run, whoever it is for. */
    public synchronized Machine add(HostTag tag, Entries settings) {
        Machine machine = new Machine(tag, ++numbers, false, settings);
        byName.put(nameFor(tag), machine);
        return machine;
    }

    /** Starts a machine. */
    public synchronized void start(HostTag tag) {
        byName.computeIfPresent(
                nameFor(tag),
                (name, machine) -> new Machine(machine.tag(), machine.number(), true, machine.settings()));
    }

    /** Stops a machine, as someone might by hand. */
    public synchronized void stop(HostTag tag) {
        byName.computeIfPresent(
                nameFor(tag),
                (name, machine) -> new Machine(machine.tag(), machine.number(), false, machine.settings()));
    }

    /** Removes a machine. */
    public synchronized void remove(HostTag tag) {
        byName.remove(nameFor(tag));
    }

    static String nameFor(HostTag tag) {
        return tag.owner().topology() + "-" + tag.name();
    }
}

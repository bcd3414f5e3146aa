package io.skep.drivers.simulated;

import io.skep.drivers.HostTag;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.simulated.Fate;
import io.skep.plans.simulated.Keeper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The machines of one simulated world, which outlive whoever acts on them as a cloud outlives a process. The driver finds
 * them by skep's own folder for the topology, where a world was opened. Safe for several threads.
 */
public final class Machines {

    private static final String PREFIX = "machine/";
    private static final Map<Path, Deque<Supplier<Machines>>> OPEN = new ConcurrentHashMap<>();

    private final SortedMap<String, Machine> byName = new TreeMap<>();
    private final Map<Integer, Machine> byNumber = new HashMap<>();
    private final Keeper keeper;
    private final Supplier<Instant> now;
    private final Fate fate;
    private final Consumer<Machine> gone;
    private int last;

    /**
     * Machines as they were kept.
     *
     * @param kept the kept pieces of the world, by key; those of other rooms are passed over
     * @param now the world's clock
     * @param gone told of a machine that was destroyed
     */
    public Machines(
            SortedMap<String, String> kept, Keeper keeper, Supplier<Instant> now, Fate fate, Consumer<Machine> gone) {
        this.keeper = keeper;
        this.now = now;
        this.fate = fate;
        this.gone = gone;
        kept.tailMap(PREFIX).forEach((key, text) -> {
            if (key.startsWith(PREFIX)) {
                Machine machine = Machine.of(text);
                put(machine);
                last = Math.max(last, machine.number());
            }
        });
    }

    /** From now on drivers that work for this folder find these machines, until that is closed; asked for at every use. */
    public static void open(Path ownFolder, Supplier<Machines> world) {
        OPEN.computeIfAbsent(ownFolder, _ -> new ConcurrentLinkedDeque<>()).push(world);
    }

    /** A folder's world is closed; one that was open before it is the folder's again. */
    public static void close(Path ownFolder, Supplier<Machines> world) {
        OPEN.computeIfPresent(ownFolder, (_, open) -> {
            open.remove(world);
            return open.isEmpty() ? null : open;
        });
    }

    static Machines at(Path ownFolder) throws RemoteException {
        Deque<Supplier<Machines>> open = OPEN.get(ownFolder);
        Supplier<Machines> world = open == null ? null : open.peek();
        if (world == null) {
            throw new RemoteException("no simulated world is open for " + ownFolder, false);
        }
        return world.get();
    }

    /** Every machine, by name. */
    public synchronized Collection<Machine> all() {
        return List.copyOf(byName.values());
    }

    /** The machine at an address. */
    public synchronized Optional<Machine> numbered(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The machine that bears the name a tag asks for, whoever's it is. */
    public Optional<Machine> named(HostTag tag) throws RemoteException, InterruptedException {
        fate.before(tag.name(), "find");
        synchronized (this) {
            return Optional.ofNullable(byName.get(nameFor(tag)));
        }
    }

    /** Makes a machine, whoever it is for, or gives the one of that name another fate. */
    public Machine make(HostTag tag, String image, String faults, Duration boot)
            throws RemoteException, InterruptedException {
        fate.before(tag.name(), "create");
        Machine machine = made(tag, image, faults, boot);
        fate.after(tag.name(), "create");
        return machine;
    }

    private synchronized Machine made(HostTag tag, String image, String faults, Duration boot) {
        Machine old = byName.get(nameFor(tag));
        Machine machine = old == null
                ? new Machine(++last, tag, image, faults, now.get().plus(boot))
                : new Machine(old.number(), old.tag(), old.image(), faults, old.bootedAt());
        if (!machine.equals(old)) {
            put(machine);
            keeper.keep(PREFIX + nameFor(tag), machine::text);
        }
        return machine;
    }

    /** Removes the machine of a name. */
    public void remove(HostTag tag) throws RemoteException, InterruptedException {
        fate.before(tag.name(), "destroy");
        removed(tag).ifPresent(gone);
        fate.after(tag.name(), "destroy");
    }

    private synchronized Optional<Machine> removed(HostTag tag) {
        Optional<Machine> machine = Optional.ofNullable(byName.remove(nameFor(tag)));
        machine.ifPresent(each -> {
            byNumber.remove(each.number());
            keeper.drop(PREFIX + nameFor(tag));
        });
        return machine;
    }

    private void put(Machine machine) {
        byName.put(nameFor(machine.tag()), machine);
        byNumber.put(machine.number(), machine);
    }

    private static String nameFor(HostTag tag) {
        return tag.owner().topology() + "-" + tag.name();
    }
}

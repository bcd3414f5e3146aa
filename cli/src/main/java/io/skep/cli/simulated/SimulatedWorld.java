package io.skep.cli.simulated;

import io.skep.drivers.simulated.Machine;
import io.skep.drivers.simulated.Machines;
import io.skep.plans.apply.Hosts;
import io.skep.plans.apply.Pace;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.simulated.Fate;
import io.skep.plans.simulated.Keeper;
import io.skep.plans.text.value.Value.Entries;
import io.skep.provision.simulated.SimulatedComputer;
import io.skep.swarm.fake.FakeEngine;
import io.skep.swarm.fake.FakeSwarm;
import io.skep.swarm.fake.FakeSwarms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A world of hosts, engines and swarms in memory, in which topologies with {@code driver "simulated"} are planned and
 * applied by the same code as real ones. It belongs to skep's own folder for a topology, and outlives the runs that act on
 * it, as a real world does. Whoever made it can also do to it what happens to real worlds: hosts vanish, reboot and fill
 * up, managers lose their leader.
 *
 * <p>Nothing takes time but what waits in the {@link Pace} it is given. Safe for any thread.
 */
public final class SimulatedWorld implements Hosts, AutoCloseable {

    private static final String COMPUTER = "computer/";
    private static final String TURN = "turn";
    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path ownFolder;
    private final Keeper keeper;
    private final Pace pace;
    private final Fate fate;
    private final FakeSwarms swarms;
    private final Machines machines;
    private final Supplier<Machines> opened = this::machines;
    private final SortedMap<Integer, SimulatedHost> hosts = new TreeMap<>();
    private final Map<Integer, SimulatedHost> away = new ConcurrentHashMap<>();
    private final Map<Integer, Faults> faults = new ConcurrentHashMap<>();
    private final int turn;

    private SimulatedWorld(Path ownFolder, SortedMap<String, String> kept, Keeper keeper, Pace pace, Fate fate) {
        this.ownFolder = ownFolder;
        this.keeper = keeper;
        this.pace = pace;
        this.fate = fate;
        this.turn = Integer.parseInt(kept.getOrDefault(TURN, "0")) + 1;
        this.swarms = new FakeSwarms(kept, keeper);
        this.machines = new Machines(kept, keeper, pace::now, fate, this::gone);
        for (Machine machine : machines.all()) {
            Optional.ofNullable(kept.get(COMPUTER + machine.number())).ifPresent(text -> {
                SimulatedHost host = host(machine);
                host.computer().read(text);
                host.heard();
            });
        }
    }

    /**
     * An empty world that lives as long as this object, for topologies whose own folder this is (the folder {@code .skep}
     * in the topology's). Its time is the pace's; what goes wrong in it is fate's.
     */
    public static SimulatedWorld inMemory(Path ownFolder, Pace pace, Fate fate) {
        SimulatedWorld world = new SimulatedWorld(ownFolder, new TreeMap<>(), Keeper.NONE, pace, fate);
        Machines.open(ownFolder, world.opened);
        return world;
    }

    /** The world that is kept in a file; every change is in it before anybody hears of the change. */
    static SimulatedWorld kept(Path ownFolder, WorldFile file, Pace pace) {
        return new SimulatedWorld(ownFolder, file.pieces(), file, pace, Fate.KIND);
    }

    /** Its machines, for the driver. */
    Machines machines() {
        return machines;
    }

    /** Names of the hosts there are, in the order in which they were made. */
    public List<String> names() {
        return machines.all().stream()
                .sorted(Comparator.comparingInt(Machine::number))
                .map(machine -> machine.tag().name())
                .toList();
    }

    /** The name of the host that was made for a resource, given its address. */
    public Optional<String> nameOf(String address) {
        return machines.all().stream()
                .filter(machine -> machine.tag().address().toString().equals(address))
                .map(machine -> machine.tag().name())
                .findFirst();
    }

    /** The engine of a host, with what it knows of its swarm; for looking at. */
    public FakeEngine engine(String name) {
        return host(machine(name)).engine();
    }

    /** Whether an engine runs on a host. */
    public boolean engineRuns(String name) {
        return host(machine(name)).computer().engineRuns();
    }

    /** Every swarm there ever was, for looking at and for changes by hand. */
    public Collection<FakeSwarm> swarms() {
        return swarms.all().values();
    }

    /** A file of a host as text. */
    public Optional<String> file(String name, String path) {
        return host(machine(name)).computer().file(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A host is destroyed behind skep's back. */
    public void vanish(String name) throws InterruptedException {
        try {
            machines.remove(machine(name).tag());
        } catch (RemoteException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A host is not reached for a while and then has started again, its engine too. */
    public void reboot(String name, Duration length) {
        leave(name, length, true);
    }

    /** A host is not reached for a while; what runs there goes on. */
    public void cut(String name, Duration length) {
        leave(name, length, false);
    }

    private synchronized void leave(String name, Duration length, boolean reboots) {
        SimulatedHost host = host(machine(name));
        host.leave(pace.now().plus(length), reboots);
        away.put(host.machine().number(), host);
    }

    /** Every host is reached again, and no disk is full. */
    public synchronized void mend() {
        hosts.values().forEach(host -> {
            host.fillDisk(false);
            host.leave(Instant.MIN, false);
            host.there(pace.now());
        });
        away.clear();
    }

    /** From now on a host's disk is full, or is not any more. */
    public void fillDisk(String name, boolean full) {
        host(machine(name)).fillDisk(full);
    }

    /** Whether there is a host of a name. */
    public boolean has(String name) {
        return names().contains(name);
    }

    /** Whether there is a host that can be away without costing its swarm the majority of its managers. */
    public boolean spares(String name) {
        if (!has(name)) {
            return false;
        }
        FakeEngine engine = engine(name);
        FakeSwarm swarm = engine.swarm();
        return swarm == null || swarm.spares(engine.member().nodeId());
    }

    /** Somebody else changes every node, network and service of every swarm, to what it was. */
    public void touch() {
        for (FakeSwarm swarm : swarms()) {
            for (String kind : List.of("nodes", "networks", "services")) {
                swarm.objects(kind)
                        .forEach(object -> swarm.byHand(
                                kind,
                                object.path("ID").asString(object.path("Id").asString("")),
                                same -> {}));
            }
        }
    }

    /** The machine of a name, whichever topology it is of. */
    private Machine machine(String name) {
        return machines.all().stream()
                .filter(machine -> machine.tag().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no simulated host " + name));
    }

    private synchronized SimulatedHost host(Machine machine) {
        return hosts.computeIfAbsent(machine.number(), _ -> {
            FakeEngine engine = new FakeEngine(machine.tag().name(), machine.address(), swarms);
            SimulatedComputer computer =
                    new SimulatedComputer(machine.image(), () -> engine.member().state());
            return new SimulatedHost(machine, computer, engine);
        });
    }

    private synchronized void gone(Machine machine) {
        SimulatedHost host = hosts.remove(machine.number());
        away.remove(machine.number());
        keeper.drop(COMPUTER + machine.number());
        if (host != null) {
            host.engine().silence();
            swarms.forget(host.engine());
        }
    }

    /** What befalls whoever acts on a host: its own faults, else the world's. */
    Fate fate(int number) {
        Optional<Machine> cursed =
                machines.numbered(number).filter(machine -> !machine.faults().isEmpty());
        if (cursed.isPresent() && faults.isEmpty()) {
            // The next process meets other faults than this one.
            keeper.keep(TURN, () -> Integer.toString(turn));
        }
        return cursed.isEmpty()
                ? fate
                : faults.computeIfAbsent(
                        number,
                        _ -> new Faults(
                                cursed.get().faults(), cursed.get().tag().name() + turn, this, pace));
    }

    /** A host that answers at this moment. */
    SimulatedHost reached(int number, String name) throws RemoteException {
        Instant now = pace.now();
        away.values().removeIf(host -> host.there(now));
        Machine machine =
                machines.numbered(number).orElseThrow(() -> new RemoteException(name + ": no route to host", true));
        SimulatedHost host = host(machine);
        if (now.isBefore(machine.bootedAt()) || !host.there(now)) {
            throw new RemoteException(name + ": connection timed out", true);
        }
        return host;
    }

    /** Something on a host changed. */
    void keep(SimulatedHost host) {
        keeper.keep(COMPUTER + host.machine().number(), host.computer()::text);
    }

    @Override
    public Connection look(Address host, Entries outputs) throws RemoteException, InterruptedException {
        int number = SimulatedEndpoint.number(host, outputs);
        String name = SimulatedEndpoint.name(host, outputs);
        fate(number).before(name, "look");
        reached(number, name);
        return new SimulatedConnection(this, number, name);
    }

    @Override
    public Connection connect(Address host, Entries outputs) throws RemoteException, InterruptedException {
        Instant end = pace.now().plus(BOOT);
        while (true) {
            try {
                return look(host, outputs);
            } catch (RemoteException failed) {
                if (!failed.retryable() || !pace.now().isBefore(end)) {
                    throw failed;
                }
            }
            pace.pause(PAUSE);
        }
    }

    @Override
    public void close() {
        Machines.close(ownFolder, opened);
    }
}

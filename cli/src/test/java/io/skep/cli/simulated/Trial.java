package io.skep.cli.simulated;

import io.skep.cli.Rooms;
import io.skep.drivers.HostTag;
import io.skep.drivers.simulated.Machine;
import io.skep.plans.apply.ApplyStory;
import io.skep.plans.apply.Event;
import io.skep.plans.apply.Logins;
import io.skep.plans.apply.Outcome;
import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Setting;
import io.skep.plans.apply.Stop;
import io.skep.plans.fake.FakePace;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.PlanStory;
import io.skep.plans.plan.Planning;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Types;
import io.skep.plans.simulated.Fate;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.StoredForm;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.topology.Topology;
import io.skep.plans.topology.TopologyReader;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.fake.FakeSwarm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One simulated world, one state, and one process after the other that plans and applies: in one thread, with time that
 * passes only where somebody waits. Watches what happens while it happens.
 */
public final class Trial implements AutoCloseable {

    public static final String LINEAGE = "3f0c6f3e-0000-4000-8000-00000000ca75";
    public static final Ownership OURS = new Ownership(Shape.TOPOLOGY, LINEAGE);
    public static final String FOREIGN = "zulu";

    private static final Rooms ROOMS = Rooms.real();
    private static final Types TYPES = ROOMS.types();
    private static final StoredForm FORM = new StoredForm(new SecretDigest(LINEAGE), TYPES);
    private static final Path FOLDER = Path.of("/simulated");
    private static final Shape NOTHING = Shape.of("");
    private static final Topology NO_TOPOLOGY = topology(NOTHING);

    private final FakePace pace = new FakePace();
    private final MemoryStore store = new MemoryStore(FORM);
    private final Path ownFolder;
    private final SimulatedWorld world;
    private final Map<Shape, Topology> topologies = new HashMap<>(Map.of(NOTHING, NO_TOPOLOGY));
    private final List<String> said = new ArrayList<>();
    private final List<String> misdeeds = new ArrayList<>();
    private Life life = Life.whole();
    private boolean running;
    private boolean killed;
    private Fate faults = Fate.KIND;
    private int writes;

    /** @param name a name no other trial bears that goes on at the same time */
    public Trial(String name) {
        this.ownFolder = FOLDER.resolve(name);
        this.world = SimulatedWorld.inMemory(ownFolder, pace, new Watched());
        HostTag foreign = new HostTag(new Ownership(Shape.TOPOLOGY, "foreign"), Address.of("host", FOREIGN), FOREIGN);
        try {
            world.machines().make(foreign, "debian-12", "", Duration.ZERO);
        } catch (RemoteException | InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How one process ended. */
    public record Ending(
            Operation operation,
            Optional<Shape> shape,
            Optional<State> before,
            Optional<Plan> plan,
            List<String> refusal,
            Optional<Outcome> outcome,
            Optional<Throwable> failure,
            List<String> begun,
            Duration took,
            boolean goal) {

        /** The same, where the goal must have been reached. */
        Ending asGoal() {
            return new Ending(operation, shape, before, plan, refusal, outcome, failure, begun, took, true);
        }

        /** Whether all that was wanted is so. */
        public boolean complete() {
            return outcome.filter(Outcome::complete).isPresent();
        }
    }

    public SimulatedWorld world() {
        return world;
    }

    public MemoryStore store() {
        return store;
    }

    /** Machines of our topology and lineage. */
    public List<Machine> machines() {
        return world.machines().all().stream()
                .filter(machine -> machine.tag().owner().equals(OURS))
                .toList();
    }

    public Collection<Machine> allMachines() {
        return world.machines().all();
    }

    /** Everything skep ever told people. */
    public List<String> said() {
        return said;
    }

    /** What was seen to go wrong while it happened. */
    public List<String> misdeeds() {
        return misdeeds;
    }

    /** Whether the newest process was killed. */
    public boolean killed() {
        return killed;
    }

    /** A number that grows with every act that may change something on a host or in a swarm. */
    public int writes() {
        return writes + world.swarms().stream().mapToInt(FakeSwarm::changes).sum();
    }

    /** The network that somebody else made in each swarm that is not over, by the swarm. */
    public SortedMap<String, List<String>> foreignNetworks() {
        TreeMap<String, List<String>> found = new TreeMap<>();
        for (FakeSwarm swarm : world.swarms()) {
            if (!swarm.over() && swarm.holds()) {
                found.put(
                        swarm.id(),
                        swarm.objects("networks").stream()
                                .filter(network ->
                                        network.path("Name").asString("").equals("theirs"))
                                .map(network -> network.path("Id").asString("") + network.path("Labels"))
                                .toList());
            }
        }
        return found;
    }

    /** Does one operation and says how it ended. */
    public Ending perform(Operation operation) throws InterruptedException {
        switch (operation.verb()) {
            case "apply" -> {
                return process(operation, Shape.of(operation.what()), PlanOptions.USUAL);
            }
            case "destroy" -> {
                return process(operation, NOTHING, PlanOptions.DESTROY);
            }
            case "leader" -> world.swarms().forEach(FakeSwarm::changeLeader);
            default -> disturb(operation.verb(), operation.what());
        }
        return new Ending(
                operation,
                Optional.empty(),
                store.load(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Duration.ZERO,
                false);
    }

    /** The world does something to a host, where that is no disaster. */
    private void disturb(String verb, String host) throws InterruptedException {
        if (!world.spares(host)) {
            return;
        }
        switch (verb) {
            case "vanish" -> world.vanish(host);
            case "reboot" -> world.reboot(host, Duration.ofMinutes(1));
            case "cut" -> world.cut(host, Duration.ofMinutes(1));
            case "disk" -> world.fillDisk(host, true);
            default -> throw new IllegalArgumentException("nothing is called " + verb);
        }
    }

    private Ending process(Operation operation, Shape shape, PlanOptions options) throws InterruptedException {
        life = operation.kill() != 0 ? Life.until(operation.kill()) : Life.whole();
        faults = operation.faults().isEmpty() ? Fate.KIND : new Faults(operation.faults(), "", world, pace);
        store.enter(life);
        running = true;
        Optional<State> before = store.load();
        Instant start = pace.now();
        Optional<Plan> plan = Optional.empty();
        List<String> refusal = List.of();
        Optional<Outcome> outcome = Optional.empty();
        Optional<Throwable> failure = Optional.empty();
        try {
            Setting setting = setting();
            Planning planning =
                    new PlanStory(setting).tell(topologies.computeIfAbsent(shape, Trial::topology), options);
            plan = planning.plan();
            if (plan.isPresent()) {
                outcome = Optional.of(new ApplyStory(setting, new Stop()).tell(plan.get()));
            } else {
                refusal = planning.diagnostics().list().stream()
                        .map(each -> each.summary() + ": " + each.detail())
                        .toList();
            }
        } catch (RuntimeException | Life.Killed ended) {
            failure = Optional.of(ended);
        }
        if (life.over()) {
            // Whatever it came to after its death.
            failure = Optional.of(new Life.Killed());
        }
        killed = life.over();
        failure.ifPresent(ended -> said.add(String.valueOf(ended.getMessage())));
        running = false;
        faults = Fate.KIND;
        List<String> begun = List.copyOf(begunSteps);
        begunSteps.clear();
        life = Life.whole();
        store.enter(life);
        theirs();
        return new Ending(
                operation,
                Optional.of(shape),
                before,
                plan,
                refusal,
                outcome,
                failure,
                begun,
                Duration.between(start, pace.now()),
                false);
    }

    private final List<String> begunSteps = new ArrayList<>();

    /** Somebody else makes a network in every swarm. */
    private void theirs() {
        foreignNetworks().forEach((id, networks) -> {
            if (networks.isEmpty() && seenSwarms.add(id)) {
                world.swarms().stream()
                        .filter(swarm -> swarm.id().equals(id))
                        .forEach(swarm ->
                                swarm.makeByHand("networks", Json.object().put("Name", "theirs")));
            }
        });
    }

    private final Set<String> seenSwarms = new TreeSet<>();

    /** The swarms that somebody else made a network in. */
    public Set<String> seenSwarms() {
        return seenSwarms;
    }

    /** The topology of a shape, complete. */
    static Topology topology(Shape shape) {
        Diagnostics problems = new Diagnostics();
        Optional<Topology> topology = new TopologyReader(ROOMS.blocks(), Map.of(), problems)
                .read(FOLDER, Map.of("main.hcl", shape.hcl()), Map.of(), List.of());
        if (problems.hasErrors()) {
            throw new IllegalArgumentException(shape.hcl() + problems.list());
        }
        return ROOMS.completed(topology.orElseThrow());
    }

    private Setting setting() {
        return new Setting(
                FOLDER,
                ownFolder,
                TYPES,
                ROOMS.rules(),
                store,
                world,
                Logins.NONE,
                (_, _) -> Optional.empty(),
                this::hear,
                pace,
                () -> LINEAGE,
                1,
                Duration.ZERO);
    }

    private void hear(Event event) {
        switch (event) {
            case Event.StepStarted(String id, var step) -> {
                begunSteps.add(id);
                said.add(step.title());
            }
            case Event.StepLine(var _, var _, String line) -> said.add(line);
            case Event.StepFailed(var _, var _, String error, var _) -> said.add(error);
            case Event.LookStarted _, Event.LookEnded _, Event.StepDone _, Event.Settled _, Event.Stopping _ -> {}
        }
    }

    @Override
    public void close() {
        world.close();
    }

    /** The fate of every act: the process may die around it, faults strike, and what must never happen is noticed. */
    private final class Watched implements Fate {

        @Override
        public void before(String place, String act) throws RemoteException, InterruptedException {
            if (!running) {
                return;
            }
            life.event();
            faults.before(place, act);
            String verb = act.split(" ", 2)[0];
            if (!verb.equals("look") && !verb.equals("find") && !verb.equals("dial")) {
                writes++;
                if (!store.locked()) {
                    misdeeds.add("OneActor: " + act + " on " + place + " without the lock");
                }
                restart(place, act);
            }
        }

        /** An engine that restarts is away for a moment. */
        private void restart(String place, String act) {
            boolean restarts = act.contains("systemctl restart docker") || act.contains("systemctl stop docker");
            boolean alone = world.has(place)
                    && Optional.ofNullable(world.engine(place).swarm())
                            .filter(swarm -> swarm.objects("nodes").stream()
                                            .filter(node -> node.has("ManagerStatus"))
                                            .count()
                                    > 1)
                            .isPresent();
            if (restarts && alone && !world.spares(place)) {
                misdeeds.add(
                        "QuorumHeld: the engine of " + place + " was restarted, and without it there is no majority");
            }
        }

        @Override
        public void after(String place, String act) throws RemoteException, InterruptedException {
            if (!running) {
                return;
            }
            for (FakeSwarm swarm : world.swarms()) {
                if (!swarm.holds()) {
                    misdeeds.add("QuorumHeld: swarm " + swarm.id() + " has no majority of managers after " + act
                            + " on " + place);
                }
            }
            faults.after(place, act);
            life.event();
        }
    }
}

package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Rooms;
import io.skep.cli.Skep;
import io.skep.plans.apply.Listener;
import io.skep.plans.apply.Resolving;
import io.skep.plans.apply.Setting;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanStory;
import io.skep.plans.plan.Planning;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Types;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Topology;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What a planning command works with, from the folder it is in and the options typed. Closing it ends all connections. */
final class Work implements AutoCloseable {
    private final Skep skep;
    private final PlanningOptions options;
    private final Report report;
    private final Rooms rooms;
    private final Connections connections;
    private final WatchedRules rules;

    private Work(Skep skep, PlanningOptions options, Report report) {
        this.skep = skep;
        this.options = options;
        this.report = report;
        this.rooms = skep.around().rooms().get();
        this.connections =
                rooms.connecting().apply(skep.ownFolder(), skep.around().pace());
        this.rules = new WatchedRules(rooms.rules());
    }

    /** Does an act with a report that fits the options, and tells the report when it fails. */
    static int doing(Skep skep, PlanningOptions options, ShownOptions shown, Act act) throws Exception {
        Surroundings around = skep.around();
        try (Report report = shown.json()
                        ? new ProgramReport(around)
                        : new PersonReport(around, around.terminal().apply(shown.noColour()));
                Work work = new Work(skep, options, report)) {
            try {
                return act.on(work).number();
            } catch (RuntimeException failure) {
                report.failed(failure);
                throw failure;
            }
        }
    }

    /** What a command does with its work. */
    @FunctionalInterface
    interface Act {
        ExitCode on(Work work) throws InterruptedException, RemoteException;
    }

    Report report() {
        return report;
    }

    Skep skep() {
        return skep;
    }

    Types types() {
        return rooms.types();
    }

    Path ownFolder() {
        return skep.ownFolder();
    }

    PlanningOptions options() {
        return options;
    }

    /** The topology of the folder; what is wrong with it is reported. */
    Project project() {
        Project project = Project.read(skep, rooms, options.variables());
        report.diagnostics(project.problems(), project.sources());
        return project;
    }

    /** What computes a saved plan's secrets again. */
    Resolving resolving(Plan plan) {
        return Project.resolving(plan, skep, rooms, options.variables());
    }

    /** Everything a story needs; {@code resolving} computes the secrets of this topology or saved plan. */
    Setting setting(Resolving resolving, Listener listener) {
        return new Setting(
                skep.directory(),
                ownFolder(),
                options.looks() ? types() : Believing.all(rooms.list()),
                rules.list(),
                store(),
                connections,
                resolving,
                listener,
                skep.around().pace(),
                () -> UUID.randomUUID().toString(),
                options.parallelism(),
                options.lock().patience());
    }

    StateStore store() {
        StateStore store = rooms.store(ownFolder(), skep.around().pace());
        return options.lock().takesLock() ? store : new Unlocked(store);
    }

    /** The outputs after the last apply. */
    SortedMap<String, Value> knownOutputs() {
        return store().load().map(State::outputs).orElseGet(TreeMap::new);
    }

    /** Plans; errors are reported, and then there is no plan. */
    Optional<Plan> plan(Topology topology, Project project, boolean destroy) throws InterruptedException {
        Planning planning =
                new PlanStory(setting(project.resolving(), report.screen())).tell(topology, options.toPlan(destroy));
        if (planning.plan().isEmpty()) {
            report.diagnostics(planning.diagnostics().list(), project.sources());
        }
        return planning.plan();
    }

    /** Why there was no plan. */
    ExitCode unplanned() {
        return rules.refused() ? ExitCode.REFUSED : ExitCode.FAILED;
    }

    @Override
    public void close() {
        connections.close();
    }
}

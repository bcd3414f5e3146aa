package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Rooms;
import io.skep.cli.Skep;
import io.skep.cli.Version;
import io.skep.cli.show.PlanJson;
import io.skep.plans.apply.Listener;
import io.skep.plans.apply.Resolving;
import io.skep.plans.apply.Setting;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.PlanStory;
import io.skep.plans.plan.Planning;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Types;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.eval.function.JsonReading;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Topology;
import java.nio.file.Path;
import java.util.List;
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
    private boolean policyBroken;
    private Optional<Keeping> keeping = Optional.empty();

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
                        : new PersonReport(around, around.terminal().apply(shown.noColour()), shown.view());
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

    /** Every kind of resource. */
    List<ResourceType> list() {
        return rooms.list();
    }

    Path ownFolder() {
        return skep.ownFolder();
    }

    PlanningOptions options() {
        return options;
    }

    /** The topology of the folder; what is wrong with it is reported. */
    private Project project() {
        Project project = Project.read(skep, rooms, options.variables());
        report.diagnostics(project.problems(), project.sources());
        return project;
    }

    /** What is done with a topology in which nothing is wrong. */
    @FunctionalInterface
    interface TopologyAct {
        ExitCode on(Topology topology, Project project) throws InterruptedException;
    }

    /** Does an act with the topology of the folder; fails where something is wrong with that, which is reported. */
    ExitCode withTopology(TopologyAct act) throws InterruptedException {
        Project project = project();
        Optional<Topology> topology = project.topology();
        return topology.isPresent() ? act.on(topology.get(), project) : ExitCode.FAILED;
    }

    /** Where the state is kept, and with which keys. */
    Keeping keeping() {
        Keeping found =
                keeping.orElseGet(() -> Keeping.here(skep, options.variables().given(skep.directory())));
        keeping = Optional.of(found);
        return found;
    }

    /** A saved plan; from then on the state is where that says. */
    Plan saved(Path typed) {
        Plan plan = PlanFile.read(
                skep.directory().resolve(typed), types(), keeping().sealing());
        keeping = Optional.of(Keeping.of(skep, plan, options.variables().given(skep.directory()))
                .sharing(keeping().sealing()));
        return plan;
    }

    /** What computes a saved plan's secrets again; what is wrong with the variables for that is reported. */
    Resolving resolving(Plan plan) {
        return Project.resolving(
                plan, skep, rooms, options.variables(), problems -> report.diagnostics(problems, ReadSources.of(plan)));
    }

    /** Everything a story needs; {@code resolving} computes the secrets of this topology or saved plan. */
    Setting setting(Resolving resolving, Listener listener) {
        return new Setting(
                skep.directory(),
                ownFolder(),
                types(),
                rules.list(),
                store(),
                connections,
                rooms.logins(skep.around().environment()),
                resolving,
                listener,
                skep.around().pace(),
                () -> UUID.randomUUID().toString(),
                options.parallelism(),
                options.lock().patience());
    }

    StateStore store() {
        StateStore store = keeping().store();
        return options.lock().takesLock() ? store : new Unlocked(store);
    }

    /** The outputs after the last apply. */
    SortedMap<String, Value> knownOutputs() {
        return store().load().map(State::outputs).orElseGet(TreeMap::new);
    }

    /** Plans; errors are reported, and then there is no plan. */
    Optional<Plan> plan(Topology topology, Project project, boolean destroy) throws InterruptedException {
        return plan(topology, project, options.toPlan(destroy));
    }

    /** The same with other options than were typed. */
    Optional<Plan> plan(Topology topology, Project project, PlanOptions asked) throws InterruptedException {
        Setting setting = setting(project.resolving(), report.screen());
        Planning planning = new PlanStory(setting).tell(topology, asked);
        setting.store().remarks().forEach(remark -> report.advice("Warning: " + remark));
        if (planning.plan().isEmpty()) {
            report.diagnostics(planning.diagnostics().list(), project.sources());
        }
        return planning.plan().filter(plan -> keepsPolicies(plan, project));
    }

    private boolean keepsPolicies(Plan plan, Project project) {
        if (project.policies().isEmpty()) {
            return true;
        }
        Value seen = JsonReading.value(new PlanJson(Version.NUMBER).plan(plan, Optional.empty()));
        List<Diagnostic> said = project.policies().stream()
                .flatMap(policy -> policy.judge(seen).stream())
                .toList();
        report.diagnostics(said, project.sources());
        policyBroken = said.stream().anyMatch(each -> each.severity() == Severity.ERROR);
        return !policyBroken;
    }

    /** Why there was no plan. */
    ExitCode unplanned() {
        return rules.refused() || policyBroken ? ExitCode.REFUSED : ExitCode.FAILED;
    }

    @Override
    public void close() {
        connections.close();
    }
}

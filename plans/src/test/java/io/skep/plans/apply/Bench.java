package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.fake.FakeFleet;
import io.skep.plans.fake.FakePace;
import io.skep.plans.fake.FakeResolving;
import io.skep.plans.fake.FakeType;
import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.PlanStory;
import io.skep.plans.plan.Planning;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Types;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import io.skep.plans.state.store.local.LocalStore;
import io.skep.plans.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Plan and apply against the fake fleet, with a real state in a folder. */
public final class Bench {
    public static final Types TYPES = new Types(
            List.of(new FakeType("host"), new FakeType("net"), new FakeType("service"), new FakeType("node")));

    public final FakeFleet fleet = new FakeFleet();
    public final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    public final Path folder;
    public Map<String, String> secrets = Map.of("canary", "CANARY-4711");
    public List<OrderRule> rules = List.of();
    public int parallelism = 4;
    public Stop stop = new Stop();
    public Listener onEvent = _ -> {};
    public UnaryOperator<StateStore> around = store -> store;

    public Bench(Path folder) {
        this.folder = folder;
    }

    public LocalStore store() {
        return new LocalStore(folder.resolve(".skep"), TYPES, new FakePace());
    }

    public FakeResolving resolving() {
        return new FakeResolving(secrets);
    }

    public Setting setting() {
        return new Setting(
                folder,
                folder.resolve(".skep"),
                TYPES,
                rules,
                around.apply(store()),
                fleet,
                Logins.NONE,
                resolving(),
                event -> {
                    events.add(event);
                    onEvent.on(event);
                },
                new FakePace(),
                () -> "00000000-0000-4000-8000-000000000001",
                parallelism,
                Duration.ZERO);
    }

    public Planning planning(Topology topology, PlanOptions options) {
        try {
            return new PlanStory(setting()).tell(topology, options);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public Plan plan(Topology topology, PlanOptions options) {
        Planning planning = planning(topology, options);
        assertThat(planning.diagnostics().hasErrors())
                .as("%s", planning.diagnostics().list())
                .isFalse();
        return planning.plan().orElseThrow();
    }

    public Plan plan(Asked asked) {
        return plan(asked.topology(), PlanOptions.USUAL);
    }

    public Outcome apply(Plan plan) {
        try {
            return new ApplyStory(setting(), stop).tell(plan);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Plan, apply, and see that all was done. */
    public Outcome apply(Asked asked) {
        Outcome outcome = apply(plan(asked));
        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.complete()).isTrue();
        return outcome;
    }

    public Outcome destroy() {
        return apply(plan(new Asked().topology(), PlanOptions.DESTROY));
    }

    public State state() {
        return store().load().orElseThrow();
    }

    /** {@code + service.redis}, without the no-ops. */
    public static List<String> signs(Plan plan) {
        return plan.changes().stream()
                .filter(change -> !(change instanceof Change.NoOp))
                .map(change -> change.sign() + " " + change.address())
                .toList();
    }

    /** {@code service.redis color}, for every difference of an update or replacement. */
    public static List<String> differences(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> switch (change) {
                    case Change.Update update ->
                        update.differences().stream().map(each -> change.address() + " " + each.path());
                    case Change.Replace replace ->
                        replace.differences().stream().map(each -> change.address() + " " + each.path());
                    case Change.NoOp _, Change.Create _, Change.Delete _, Change.Forget _ -> Stream.<String>of();
                })
                .toList();
    }
}

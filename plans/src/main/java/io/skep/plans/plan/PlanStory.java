package io.skep.plans.plan;

import io.skep.plans.apply.Looker;
import io.skep.plans.apply.Looker.Looked;
import io.skep.plans.apply.Setting;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.topology.Topology;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a plan comes about: lock, read the state, look at everything, plan. Changes nothing but beginning a state where there is none. */
public final class PlanStory {
    private final Setting setting;

    public PlanStory(Setting setting) {
        this.setting = setting;
    }

    /** Tells it. Fails with Locked, or with UserError where the state cannot be read. */
    public Planning tell(Topology topology, PlanOptions options) throws InterruptedException {
        try (Lock _ = setting.store().lock("plan", setting.patience())) {
            State state = stateOf(topology);
            Looked looked = look(topology, state, options);
            return plan(topology, state, looked, options);
        }
    }

    /** The first plan gives the state its lineage, so that the next one is the same. */
    private State stateOf(Topology topology) {
        return setting.store()
                .load()
                .orElseGet(() -> setting.store()
                        .begin(topology.name(), setting.lineages().get()));
    }

    private Looked look(Topology topology, State state, PlanOptions options) throws InterruptedException {
        boolean wants = options.mode() == PlanOptions.Mode.USUAL || options.mode() == PlanOptions.Mode.IMPORT_ONLY;
        State moved = Moves.of(topology, state, setting.types()).state();
        TreeMap<Address, String> imports = new TreeMap<>();
        if (wants) {
            topology.directions().imports().forEach((address, each) -> imports.put(address, each.id()));
        }
        SortedMap<Address, Resource> wanted = wants ? topology.resources() : new TreeMap<>();
        return new Looker(setting).look(moved, wanted, topology.name(), imports, options.looks());
    }

    private Planning plan(Topology topology, State state, Looked looked, PlanOptions options) {
        SecretDigest digests = new SecretDigest(state.lineage());
        TreeMap<Address, Resource> wanted = new TreeMap<>(topology.resources());
        TreeMap<Address, List<Diagnostic>> said = new TreeMap<>();
        looked.pinned().forEach((address, pinned) -> {
            wanted.computeIfPresent(
                    address, (_, resource) -> resource.with(resource.spec().overlaidWith(pinned.exactly())));
            said.put(address, pinned.said());
        });
        return new Planner(setting.types(), setting.rules(), setting.resolving(), digests)
                .plan(topology.with(wanted), state, looked.seen(), options, said);
    }
}

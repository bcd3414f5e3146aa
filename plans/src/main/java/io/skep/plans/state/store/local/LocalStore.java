package io.skep.plans.state.store.local;

import io.skep.plans.apply.Pace;
import io.skep.plans.resource.Types;
import io.skep.plans.state.Journal;
import io.skep.plans.state.State;
import io.skep.plans.state.form.StateTexts;
import io.skep.plans.state.store.KeptStore;
import io.skep.plans.state.store.Salvaged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A state in the folder {@code state} of skep's own folder. In format 1 it was in the folder itself: that is read where nothing newer is
 * there, and replaced by a note that an older skep refuses.
 */
public final class LocalStore extends KeptStore {
    /** How many snapshots stay. */
    public static final int GENERATIONS = 10;

    /** How long a holder of the lock may stay silent. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private final FormatOne formatOne;

    public LocalStore(Path folder, Types types, Pace pace) {
        this(folder, types, pace, LEASE);
    }

    public LocalStore(Path folder, Types types, Pace pace, Duration lease) {
        this(folder, new StateTexts(types), pace, lease);
    }

    public LocalStore(Path folder, StateTexts texts, Pace pace, Duration lease) {
        super(new LocalShelf(folder.resolve("state")), texts, pace, GENERATIONS, lease);
        this.formatOne = new FormatOne(folder, texts);
    }

    @Override
    protected Optional<State> earlier() {
        return formatOne.state();
    }

    @Override
    protected Salvaged earlierSalvaged() {
        return formatOne.salvaged();
    }

    @Override
    public State begin(String topology, String lineage) {
        State state = super.begin(topology, lineage);
        formatOne.replace();
        return state;
    }

    @Override
    public Journal open(State state, String topology, String plan) {
        Journal journal = super.open(state, topology, plan);
        formatOne.replace();
        return journal;
    }

    @Override
    public State supersede(State state) {
        State next = super.supersede(state);
        formatOne.replace();
        return next;
    }
}

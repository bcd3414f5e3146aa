package io.skep.plans.plan;

import io.skep.plans.apply.Looker;
import io.skep.plans.apply.Looker.Looked;
import io.skep.plans.apply.Setting;
import io.skep.plans.resource.Differ;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.topology.Directions;
import java.util.TreeMap;
import java.util.TreeSet;

/** How it stands with all that is recorded: everything is looked at, nothing is planned, nothing is written, no lock is taken. */
public final class SurveyStory {
    private final Setting setting;

    public SurveyStory(Setting setting) {
        this.setting = setting;
    }

    /** Tells it. What cannot be reached is seen as such; nothing fails for it. */
    public Survey tell(State state) throws InterruptedException {
        Looker looker = new Looker(setting);
        Looked looked = looker.look(state, new TreeMap<>(), state.topology());
        Situation situation = new Situation(
                new TreeMap<>(),
                state,
                looked.seen(),
                setting.types(),
                new Differ(new SecretDigest(state.lineage())),
                setting.resolving(),
                PlanOptions.of(PlanOptions.Mode.REFRESH_ONLY),
                Directions.NONE);
        return new Survey(
                looked.seen(),
                Drift.of(situation, new TreeSet<>(state.resources().keySet())),
                looker.window(state, looked));
    }
}

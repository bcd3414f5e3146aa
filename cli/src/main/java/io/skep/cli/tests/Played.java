package io.skep.cli.tests;

import io.skep.plans.plan.Plan;
import io.skep.plans.state.State;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Sources;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a run.
 *
 * @param said errors and warnings
 * @param sources the files they are about
 * @param plan empty where it came to none
 * @param known the outputs before it
 * @param state what is recorded after it, where it applied
 * @param outputs as far as they are known, for later runs to refer to
 */
public record Played(
        TestRun run,
        Verdict verdict,
        List<Diagnostic> said,
        Sources sources,
        Optional<Plan> plan,
        SortedMap<String, Value> known,
        Optional<State> state,
        SortedMap<String, Value> outputs) {

    public Played {
        said = List.copyOf(said);
    }

    /** A run that was not played. */
    static Played skipped(TestRun run) {
        return new Played(
                run,
                Verdict.SKIP,
                List.of(),
                Sources.NONE,
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty(),
                new TreeMap<>());
    }
}

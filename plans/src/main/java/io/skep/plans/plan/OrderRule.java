package io.skep.plans.plan;

import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import java.util.List;

/**
 * A promise about order. Run by the planner in the list's order, after the edges that follow from needs; pure.
 * It only adds "after" edges; it may refuse the plan.
 */
public interface OrderRule {

    /** The promise as a name: {@code KeepQuorum}. */
    String name();

    /** Adds edges and returns what must stop the plan (errors) or be said about it (warnings). */
    List<Diagnostic> order(StepGraph graph, Planned planned);
}

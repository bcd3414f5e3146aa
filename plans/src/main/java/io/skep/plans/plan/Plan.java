package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.SortedMap;

/**
 * What will be done: changes for eyes, ordered steps for hands. Needs no other file to be applied; what it may not hold
 * is the content of a secret, which apply asks for again.
 *
 * @param topology name, and {@code digest} over the topology's sources and variables
 * @param lineage and {@code serial} of the state it was made from
 * @param wanted the resources asked for, recorded as they are reached
 * @param drift how the world differs from the record, whatever the topology says
 * @param changes one for each resource, in the order of addresses; no-ops too
 * @param steps in an order that respects what each comes after
 * @param fingerprints of what was seen of each resource; apply looks again and refuses when one differs
 * @param outputs the topology's outputs when all is done
 * @param sources documents and {@code variables} it came from, with which secrets are computed again
 * @param warnings of order rules and topology
 * @param terms what it holds beside changes and steps
 */
public record Plan(
        String topology,
        String digest,
        String lineage,
        long serial,
        SortedMap<Address, Resource> wanted,
        List<Change> drift,
        List<Change> changes,
        List<PlannedStep> steps,
        SortedMap<Address, String> fingerprints,
        SortedMap<String, Value> outputs,
        SortedMap<String, String> sources,
        SortedMap<String, Value> variables,
        List<Diagnostic> warnings,
        Terms terms) {

    /** A plan of changes only. */
    public Plan(
            String topology,
            String digest,
            String lineage,
            long serial,
            SortedMap<Address, Resource> wanted,
            List<Change> drift,
            List<Change> changes,
            List<PlannedStep> steps,
            SortedMap<Address, String> fingerprints,
            SortedMap<String, Value> outputs,
            SortedMap<String, String> sources,
            SortedMap<String, Value> variables,
            List<Diagnostic> warnings) {
        this(
                topology,
                digest,
                lineage,
                serial,
                wanted,
                drift,
                changes,
                steps,
                fingerprints,
                outputs,
                sources,
                variables,
                warnings,
                Terms.NONE);
    }

    public Plan {
        drift = List.copyOf(drift);
        changes = List.copyOf(changes);
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** Whether there is nothing to do. */
    public boolean empty() {
        return changes.stream().allMatch(Change.NoOp.class::isInstance)
                && terms.notes().isEmpty();
    }
}

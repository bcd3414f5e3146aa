package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What planning came to.
 *
 * @param plan empty where there are errors
 * @param diagnostics errors and warnings; the warnings are in the plan too
 * @param refusals those of the diagnostics that say a condition does not hold, by the resource it is written for
 */
public record Planning(Optional<Plan> plan, Diagnostics diagnostics, SortedMap<Address, List<Diagnostic>> refusals) {}

package io.skep.plans.plan;

import io.skep.plans.text.Diagnostics;
import java.util.Optional;

/**
 * What planning came to.
 *
 * @param plan empty where there are errors
 * @param diagnostics errors and warnings; the warnings are in the plan too
 */
public record Planning(Optional<Plan> plan, Diagnostics diagnostics) {}

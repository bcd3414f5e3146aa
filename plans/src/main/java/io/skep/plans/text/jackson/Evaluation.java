package io.skep.plans.text.jackson;

import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;

/**
 * What expressions are evaluated with.
 *
 * @param scope the names they may use
 * @param functions the functions they may call
 */
public record Evaluation(Scope scope, Functions functions) {}

package io.skep.plans.text.jackson;

import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;

/**
 * What expressions are evaluated with.
 *
 * @param scope the names they may use
 * @param functions the functions they may call
 * @param revealsSecrets whether a secret is handed out in clear; otherwise an expression that gives one is refused, since whatever Jackson
 *     makes of a value (an object, a log line, another file) no longer knows that it was a secret
 */
public record Evaluation(Scope scope, Functions functions, boolean revealsSecrets) {

    /** One that refuses secrets. */
    public Evaluation(Scope scope, Functions functions) {
        this(scope, functions, false);
    }

    /** The same, but with secrets in clear: for who keeps what he reads as secret himself. */
    public Evaluation revealingSecrets() {
        return new Evaluation(scope, functions, true);
    }
}

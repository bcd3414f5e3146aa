package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks whether a plan is to be carried out. Only {@code yes} means yes; a pipe may say it too. */
final class Question {
    private final Surroundings around;
    private final ShownOptions shown;

    Question(Surroundings around, ShownOptions shown) {
        this.around = around;
        this.shown = shown;
    }

    /** Waits for an answer; where nobody can give one, it is an error that says what to type instead. */
    boolean agrees(Work work, String operation, Plan plan) {
        if (!shown.mayAsk()) {
            throw unanswered(work, operation, plan);
        }
        String what = operation.equals("destroy")
                ? "destroy all of this"
                : plan.terms().mode() == PlanOptions.Mode.REFRESH_ONLY ? "record this" : "do this";
        work.report().screen().say("\nShall skep " + what + "? Only \"yes\" means yes.");
        around.out().print("  Answer: ");
        around.out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
            if (answer == null) {
                around.out().println();
                throw unanswered(work, operation, plan);
            }
            around.out().println();
            return answer.strip().equals("yes");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the answer", unreadable);
        }
    }

    private static UserError unanswered(Work work, String operation, Plan plan) {
        return new UserError(
                "Nobody is there to approve the plan; nothing was done. Type the command in a terminal, or add"
                        + " -auto-approve: " + work.skep().typed() + " " + operation + " -auto-approve"
                        + work.options().typedAgain(plan.variables().keySet()));
    }
}

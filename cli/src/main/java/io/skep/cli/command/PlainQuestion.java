package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A question about something other than a plan. Only {@code yes} means yes. */
final class PlainQuestion {
    private final Surroundings around;
    private final String question;

    PlainQuestion(Surroundings around, String question) {
        this.around = around;
        this.question = question;
    }

    /** Waits for an answer; where nobody can give one, it is an error that says what to type instead. */
    boolean agrees(String unasked) {
        around.out().print(question + " Only \"yes\" means yes.\n  Answer: ");
        around.out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
            around.out().println();
            if (answer == null) {
                throw new UserError(
                        "Nobody is there to answer; nothing was done. Type the command in a terminal, or type: "
                                + unasked);
            }
            return answer.strip().equals("yes");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the answer", unreadable);
        }
    }
}

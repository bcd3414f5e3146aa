package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A question about something other than a plan.
 *
 * @param text what is asked, with what to type for it
 * @param yes the only answer that means yes
 */
record PlainQuestion(Surroundings around, String text, String yes) {

    /** One that {@code yes} agrees to. */
    static PlainQuestion yes(Surroundings around, String question) {
        return new PlainQuestion(around, question + " Only \"yes\" means yes.", "yes");
    }

    /** About something that cannot be undone: only the name of the topology agrees to it. */
    static PlainQuestion name(Surroundings around, String name) {
        return new PlainQuestion(around, "\nTo have it done, type the name of the topology, " + name + ".", name);
    }

    /** Waits for an answer; where nobody can give one, it is an error that says what to type instead. */
    boolean agrees(String unasked) {
        around.out().print(text + "\n  Answer: ");
        around.out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
            around.out().println();
            if (answer == null) {
                throw new UserError(
                        "Nobody is there to answer; nothing was done. Type the command in a terminal, or type: "
                                + unasked);
            }
            return answer.strip().equals(yes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the answer", unreadable);
        }
    }
}

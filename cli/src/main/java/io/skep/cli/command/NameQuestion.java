package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks for something that cannot be undone: only the name of the topology means yes. */
record NameQuestion(Surroundings around, String name) {

    /** Waits for an answer; where nobody can give one, it is an error that says what to type instead. */
    boolean agrees(String unasked) {
        around.out().print("\nTo have it done, type the name of the topology, " + name + ".\n  Answer: ");
        around.out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
            around.out().println();
            if (answer == null) {
                throw new UserError(
                        "Nobody is there to answer; nothing was done. Type the command in a terminal, or type: "
                                + unasked);
            }
            return answer.strip().equals(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the answer", unreadable);
        }
    }
}

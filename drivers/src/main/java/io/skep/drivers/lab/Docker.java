package io.skep.drivers.lab;

import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;

/** Runs docker commands; the one way by which this driver reaches an engine. Used by several threads at once. */
interface Docker {

    /** Runs a command and gives its output; a non-zero exit is not an exception. */
    Output run(DockerCommand command) throws RemoteException, InterruptedException;

    /** Runs a command that must succeed and gives what it printed, without the white space around it. */
    default String need(DockerCommand command) throws RemoteException, InterruptedException {
        Output output = run(command);
        if (!output.ok()) {
            throw new RemoteException(
                    "docker " + command.words().getFirst() + " failed: " + Docker.reason(output), false);
        }
        return output.out().strip();
    }

    /** Why a command failed, in few words. */
    static String reason(Output output) {
        String said = (output.err().isBlank() ? output.out() : output.err()).strip();
        String last = said.isEmpty() ? "exit status " + output.exit() : said;
        return last.length() <= 300 ? last : "..." + last.substring(last.length() - 300);
    }
}

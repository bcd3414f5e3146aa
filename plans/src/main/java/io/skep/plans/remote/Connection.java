package io.skep.plans.remote;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A host one may change: what steps get while a plan is applied. Safe for use by several threads at once. */
public interface Connection extends Looking {

    /** Runs a short command and gives its output; a non-zero exit is not an exception. Dies with the connection. */
    Output run(Command command) throws RemoteException, InterruptedException;

    /**
     * Runs a long command that outlives the connection and skep itself. Called again with the same {@code id} it
     * attaches to the running command, or returns the output of the finished one, and never starts it twice.
     * Every printed line is passed to {@code lines} while it runs.
     *
     * @param id of the act: letters, digits, dots and dashes; a new act needs a new id
     */
    Output runDetached(String id, Command command, Consumer<String> lines) throws RemoteException, InterruptedException;

    /** Writes a file atomically, owned by root, with the given octal mode such as {@code "0644"}. */
    void upload(byte[] content, String path, String mode) throws RemoteException, InterruptedException;

    /** Copies a local file, of any size, to a path on the host; owned by root, mode 0600. */
    void upload(Path file, String path) throws RemoteException, InterruptedException;
}

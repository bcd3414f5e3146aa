package io.skep.provision.ssh;

import io.skep.plans.remote.Command;
import java.util.List;

/** The shell lines that move files to and from a host; run as root, the content going through standard input and output. */
final class FileScripts {

    /** The exit status that says that there is no such file. */
    static final int NO_FILE = 66;

    /** The exit status that says that less came than was announced. */
    static final int BROKE_OFF = 67;

    private FileScripts() {}

    /**
     * Writes standard input to a file, atomically. Where the connection breaks in the middle the input just ends, so the size is checked
     * before the file takes its place.
     */
    static String write(String path, String mode, long size) {
        int slash = path.lastIndexOf('/');
        String folder = slash > 0 ? path.substring(0, slash) : "/";
        return String.join(
                "\n",
                "set -eu",
                "umask 022",
                "mkdir -p -- " + quoted(folder),
                "umask 077",
                "new=" + quoted(path + ".skep-new") + ".$$",
                "trap 'rm -f -- \"$new\"' EXIT",
                "cat > \"$new\"",
                "[ \"$(wc -c < \"$new\")\" -eq " + size + " ] || { echo 'the upload broke off' >&2; exit " + BROKE_OFF
                        + "; }",
                "chown root:root -- \"$new\"",
                "chmod " + quoted(mode) + " -- \"$new\"",
                "sync -- \"$new\"",
                "mv -fT -- \"$new\" " + quoted(path));
    }

    /** Prints a file; exits with {@link #NO_FILE} where there is none. */
    static String read(String path) {
        return "[ -e " + quoted(path) + " ] || exit " + NO_FILE + "\ncat -- " + quoted(path);
    }

    private static String quoted(String word) {
        return Command.quoted(List.of(word));
    }
}

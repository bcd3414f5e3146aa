package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The files that a command writes into a topology's folder, never over what somebody else wrote. */
record FolderFiles(Path folder) {

    /** Fails where there is a file of that name already. */
    void refuse(String name) {
        if (Files.exists(folder.resolve(name))) {
            throw new UserError("There is a file " + name + " already. Remove it, or name another one");
        }
    }

    /** Writes a new file. */
    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + folder.resolve(name), failed);
        }
    }

    /** Gives a file that is there another text. */
    void rewrite(String name, String text) {
        SourceRewrite.write(folder.resolve(name), text);
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot remove " + folder.resolve(name), failed);
        }
    }
}

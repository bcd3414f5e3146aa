package io.skep.plans.text.eval.function;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The topology's folder. A relative path begins there and may not lead out of it; {@code ~/} is the user's home folder;
 * a file anywhere else must be written with its absolute path.
 */
record Folder(Path path) {

    Folder {
        path = path.toAbsolutePath().normalize();
    }

    /** The file of a written path; fails with {@link Problem} about the first argument. */
    Path find(String written) {
        try {
            Path found = Path.of(expanded(written));
            if (found.isAbsolute()) {
                return found;
            }
            Path inside = path.resolve(found).normalize();
            if (inside.startsWith(path)) {
                return inside;
            }
        } catch (InvalidPathException notAPath) {
            throw Arguments.wrong(0, "This cannot be a path: " + notAPath.getReason() + ".");
        }
        throw Arguments.wrong(
                0, "The path \"" + written + "\" leads out of the topology's folder. Write an absolute path for that.");
    }

    /** The path with the home folder in the place of {@code ~}. */
    static String expanded(String written) {
        if (!written.equals("~") && !written.startsWith("~/")) {
            if (written.startsWith("~")) {
                throw Arguments.wrong(0, "Only your own home folder, ~/, can be written with \"~\".");
            }
            return written;
        }
        return System.getProperty("user.home") + written.substring(1);
    }

    /** The bytes of a file; fails with {@link Problem} about the first argument. */
    byte[] read(String written) {
        Path file = find(written);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw Arguments.wrong(0, "\"" + written + "\" is not a file.");
            }
            Limits.text(Files.size(file));
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw Arguments.wrong(0, "There is no file \"" + written + "\" (" + file + ").");
        } catch (IOException failure) {
            throw Arguments.wrong(0, "The file \"" + written + "\" cannot be read: " + failure.getMessage() + ".");
        }
    }

    /** The text of a file. */
    String text(String written) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read(written)))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw Arguments.wrong(0, "This file is not UTF-8 text. Use filebase64 for other files.");
        }
    }
}

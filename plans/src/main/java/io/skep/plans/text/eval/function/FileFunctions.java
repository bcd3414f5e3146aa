package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Reading files. A relative path begins at the folder and may not lead out of it; {@code ~/} is the user's home folder;
 * a file anywhere else must be written with its absolute path.
 */
final class FileFunctions {

    private final Path folder;

    FileFunctions(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    List<Function> all() {
        return List.of(
                Function.named("file").takes(TEXT, "path").gives(with -> new Text(text(read(with)))),
                Function.named("filebase64")
                        .takes(TEXT, "path")
                        .gives(with -> new Text(Base64.getEncoder().encodeToString(read(with)))),
                Function.named("filesha256").takes(TEXT, "path").gives(this::digest),
                Function.named("fileexists")
                        .takes(TEXT, "path")
                        .gives(with -> new Bool(Files.isRegularFile(path(with.text(0))))));
    }

    private Path path(String written) {
        if (written.startsWith("~/")) {
            return Path.of(System.getProperty("user.home"), written.substring(2));
        }
        Path path = Path.of(written);
        if (path.isAbsolute()) {
            return path;
        }
        Path inside = folder.resolve(path).normalize();
        if (!inside.startsWith(folder)) {
            throw Arguments.wrong(
                    0,
                    "The path \"" + written
                            + "\" leads out of the topology's folder. Write an absolute path for that.");
        }
        return inside;
    }

    private byte[] read(Arguments with) {
        String written = with.text(0);
        Path path = path(written);
        try {
            long size = Files.size(path);
            Limits.text(size);
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw Arguments.wrong(0, "There is no file \"" + written + "\" (" + path + ").");
        } catch (IOException failure) {
            throw Arguments.wrong(0, "The file \"" + written + "\" cannot be read: " + failure.getMessage() + ".");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw Arguments.wrong(0, "This file is not UTF-8 text. Use filebase64 for other files.");
        }
    }

    private Value digest(Arguments with) {
        try {
            return new Text(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(read(with))));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}

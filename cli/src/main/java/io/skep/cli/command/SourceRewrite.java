package io.skep.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * Replaces the text of a file the user wrote: whatever happens there is the old text or the new, never a part. Its mode, owner and group
 * stay, and so does a symbolic link that leads to it.
 */
final class SourceRewrite {
    private SourceRewrite() {}

    static void write(Path link, String text) {
        try {
            Path file = link.toRealPath();
            if (!Files.isWritable(file)) {
                throw new IOException("it may not be written");
            }
            Path temporary = Files.createTempFile(file.getParent(), ".skep-fmt-", ".new");
            try {
                fill(temporary, text);
                likeness(file, temporary);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + link, failed);
        }
    }

    private static void fill(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void likeness(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes made = view.readAttributes();
        if (!wanted.owner().equals(made.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!wanted.group().equals(made.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }
}

package io.skep.plans.state.form;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/**
 * Writes whole files so that a crash at any moment leaves the old content or the new, never a part: a temporary file beside it, forced to
 * disk, renamed over it, the folder forced to disk. Files are for the owner's eyes only (mode 0600).
 */
public final class DurableFile {

    private DurableFile() {}

    /** Replaces a file's content. */
    public static void write(Path file, byte[] content) {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.deleteIfExists(temporary);
            try (FileOutputStream stream = create(temporary)) {
                stream.write(content);
                stream.getFD().sync();
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolderOf(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** A new empty file for writing, which nobody but its owner could read at any moment. No interrupt closes it. */
    public static FileOutputStream create(Path file) throws IOException {
        Files.createFile(file, ownersOnly(file));
        return new FileOutputStream(file.toFile());
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes the names in a file's folder durable, even in a thread that is interrupted. */
    public static void forceFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        // Only a channel can force a folder, and an interrupt would close it before it did.
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

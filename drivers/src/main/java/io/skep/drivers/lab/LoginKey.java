package io.skep.drivers.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The key pair with which skep logs in to every lab host of a topology; made at first use. */
final class LoginKey {

    private final Path folder;

    /** The key pair of a topology, by the folder of skep's own files for it. */
    LoginKey(Path ownFolder) {
        folder = ownFolder.resolve("keys");
    }

    /** The private key file. */
    Path file() {
        return folder.resolve("lab_ed25519");
    }

    /** Whether the pair is there. */
    boolean exists() {
        return Files.exists(file());
    }

    /** The public line, of a pair made now where there is none. Called by one thread at a time. */
    String ensure() {
        try {
            if (!exists()) {
                make();
            }
            return Files.readString(publicFile()).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the lab's key pair in " + folder, failed);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(folder);
        SshKey key = SshKey.make("skep-lab");
        // The private file comes last: where it is, the pair is whole.
        write(publicFile(), (key.publicLine() + "\n").getBytes(StandardCharsets.US_ASCII));
        write(file(), key.privateFile());
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        try {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException notPosix) {
            createPlain(half);
        }
        Files.write(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createPlain(Path file) throws FileAlreadyExistsException, IOException {
        Files.createFile(file);
    }

    /** Removes the pair, and its folder when nothing else is in it. */
    void remove() {
        try {
            Files.deleteIfExists(file());
            Files.deleteIfExists(publicFile());
            if (Files.isDirectory(folder) && empty()) {
                Files.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove the lab's key pair in " + folder, failed);
        }
    }

    private boolean empty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private Path publicFile() {
        return folder.resolve("lab_ed25519.pub");
    }
}

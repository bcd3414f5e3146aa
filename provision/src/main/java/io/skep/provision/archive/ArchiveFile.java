package io.skep.provision.archive;

import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An archive's file and the mark beside skep's own files that says who made it: no mark, then it was there before; a
 * mark that says "begun", then a run was broken off while making it; "made", then it is skep's to remove.
 */
record ArchiveFile(Path file, Path mark) {

    private static final String BEGUN = "begun";
    private static final String MADE = "made";

    static ArchiveFile of(Window window, Address address, Entries spec) {
        String path = Values.textOf(spec, "file").orElseThrow();
        return new ArchiveFile(
                window.folder().resolve(path),
                window.ownFolder()
                        .resolve("archives")
                        .resolve(address.toString().replaceAll("[^\\w.-]", "_")));
    }

    /** Whether the file is there, whole. */
    boolean complete() {
        return Files.isRegularFile(file) && !marked().equals(BEGUN);
    }

    /** Whether skep made it, or began to. */
    boolean ours() {
        return !marked().isEmpty();
    }

    void begin() throws IOException {
        Files.createDirectories(mark.getParent());
        Files.writeString(mark, BEGUN);
        Files.deleteIfExists(file);
    }

    void end() throws IOException {
        Files.writeString(mark, MADE);
    }

    /** Removes what is ours: the file when skep made it, and the mark. */
    void remove() throws IOException {
        if (ours()) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(mark);
        }
    }

    private String marked() {
        try {
            return Files.exists(mark) ? Files.readString(mark) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + mark, unreadable);
        }
    }
}

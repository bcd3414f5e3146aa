package io.skep.plans.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Two numbers that outlive the process that sets them, without any write of its own that could be cut short: a file in memory. */
public final class Tally {
    private final MappedByteBuffer memory;

    public Tally(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sets both in one store. */
    public void set(long first, int second) {
        memory.putLong(0, first << Integer.SIZE | second);
    }

    public long first() {
        return memory.getLong(0) >> Integer.SIZE;
    }

    public int second() {
        return (int) memory.getLong(0);
    }
}

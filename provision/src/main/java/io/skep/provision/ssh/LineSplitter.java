package io.skep.provision.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Gives each whole line of UTF-8 text to a listener as soon as it is complete; the rest when it is closed. Counts the bytes. */
final class LineSplitter extends OutputStream {

    private final Consumer<String> lines;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int letter) {
        all.write(letter);
        if (letter == '\n') {
            tell();
        } else {
            rest.write(letter);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int index = offset; index < offset + length; index++) {
            write(bytes[index]);
        }
    }

    @Override
    public synchronized void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** How many bytes have come so far. */
    synchronized long count() {
        return all.size();
    }

    /** Everything that has come so far. */
    synchronized String text() {
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        if (rest.size() > 0) {
            tell();
        }
    }

    private void tell() {
        String line = rest.toString(StandardCharsets.UTF_8);
        rest.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}

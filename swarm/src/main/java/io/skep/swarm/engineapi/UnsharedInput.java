package io.skep.swarm.engineapi;

import java.io.IOException;
import java.io.InputStream;

/**
 * A small buffer before a stream that one thread reads, letter by letter for the most part: without the locks that make up most of
 * the cost of {@link java.io.BufferedInputStream} there.
 */
final class UnsharedInput extends InputStream {

    private final InputStream in;
    private final byte[] buffer = new byte[2048];
    private int next;
    private int end;

    UnsharedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return arrived() ? buffer[next++] & 0xff : -1;
    }

    /** Gives what has arrived, and waits only where nothing has. */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == end && length >= buffer.length) {
            return in.read(into, offset, length);
        }
        if (!arrived()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, into, offset, count);
        next += count;
        return count;
    }

    private boolean arrived() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return next < end;
    }
}

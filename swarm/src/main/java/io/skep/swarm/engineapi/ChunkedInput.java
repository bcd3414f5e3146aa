package io.skep.swarm.engineapi;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.regex.Pattern;

/** A body in chunks (RFC 9112, section 7.1); trailers are skipped. Gives what has arrived at once. Used by one thread. */
final class ChunkedInput extends InputStream {

    private static final int LINE = 1024;
    private static final Pattern SIZE = Pattern.compile("[0-9a-fA-F]{1,15}");

    private final InputStream in;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!ended && left == 0) {
            next();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the engine closed the connection in the middle of its answer");
        }
        left -= count;
        return count;
    }

    private void next() throws IOException {
        if (begun && !Head.line(in, LINE).isEmpty()) {
            throw new ProtocolException("a chunk that does not end where it should");
        }
        begun = true;
        String size = Head.line(in, LINE).split(";", 2)[0].strip();
        if (!SIZE.matcher(size).matches()) {
            throw new ProtocolException("a chunk without a size");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            ended = true;
            while (!Head.line(in, LINE).isEmpty()) {
                // Trailers say nothing that the engine's documents do not.
            }
        }
    }
}

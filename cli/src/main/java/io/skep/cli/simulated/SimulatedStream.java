package io.skep.cli.simulated;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import io.skep.plans.simulated.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** A stream to a simulated engine, whose answer may be lost on its way. */
record SimulatedStream(RemoteStream inner, Fate fate, String host) implements RemoteStream {

    @Override
    public InputStream in() {
        return new Answer(inner.in());
    }

    @Override
    public OutputStream out() {
        return inner.out();
    }

    @Override
    public boolean neverWaits() {
        return inner.neverWaits();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }

    /** With the first byte it is known whether it arrives. */
    private final class Answer extends InputStream {

        private final InputStream source;
        private boolean arrived;

        Answer(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int letter = source.read();
            arrive();
            return letter;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = source.read(into, offset, length);
            arrive();
            return count;
        }

        private void arrive() throws IOException {
            if (arrived) {
                return;
            }
            arrived = true;
            try {
                fate.after(host, "dial");
            } catch (RemoteException lost) {
                throw new IOException(lost.getMessage(), lost);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }
}

package io.skep.provision.ssh;

import io.skep.plans.remote.RemoteStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream that is open, and how it is closed. */
record OpenStream(InputStream in, OutputStream out, Closing closing) implements RemoteStream {

    /** Closes what carries the stream. */
    @FunctionalInterface
    interface Closing {
        void close() throws IOException;
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}

package io.skep.plans.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A two-way byte stream to a unix socket of a host, through its SSH connection. Closed by whoever opened it. */
public interface RemoteStream extends AutoCloseable {

    InputStream in();

    OutputStream out();

    /** Whether reading and writing never wait for anybody, as in memory: then nobody needs to watch over their time. */
    default boolean neverWaits() {
        return false;
    }

    @Override
    void close() throws IOException;
}

package io.skep.plans.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A two-way byte stream to a unix socket of a host, through its SSH connection. Closed by whoever opened it. */
public interface RemoteStream extends AutoCloseable {

    InputStream in();

    OutputStream out();

    @Override
    void close() throws IOException;
}

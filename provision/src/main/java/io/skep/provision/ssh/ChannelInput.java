package io.skep.provision.ssh;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A channel's input that keeps the contract of {@link InputStream}: SSHJ's own waits for data even when asked for no byte. */
class ChannelInput extends FilterInputStream {

    ChannelInput(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return length == 0 ? 0 : super.read(bytes, offset, length);
    }
}

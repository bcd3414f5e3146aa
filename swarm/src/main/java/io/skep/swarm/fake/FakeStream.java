package io.skep.swarm.fake;

import io.skep.plans.remote.RemoteStream;
import io.skep.swarm.engineapi.ApiVersion;
import io.skep.swarm.engineapi.Head;
import io.skep.swarm.engineapi.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One HTTP exchange in memory: what was written is a request, what is read is its answer. Used by one thread at a time. */
final class FakeStream implements RemoteStream {

    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final FakeRoutes routes;
    private final String head;
    private @Nullable InputStream answer;

    FakeStream(FakeRoutes routes, ApiVersion version) {
        this.routes = routes;
        this.head = " Fake\r\nTransfer-Encoding: chunked\r\nApi-Version: " + version + "\r\n\r\n";
    }

    @Override
    public OutputStream out() {
        return written;
    }

    @Override
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return answered().read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return answered().read(into, offset, length);
            }
        };
    }

    @Override
    public boolean neverWaits() {
        return true;
    }

    @Override
    public void close() {
        written.reset();
    }

    private InputStream answered() throws IOException {
        InputStream ready = answer;
        if (ready == null) {
            InputStream request = new ByteArrayInputStream(written.toByteArray());
            Head head = Head.read(request);
            String[] words = head.start().split(" ", 3);
            byte[] body = head.body(request, true).readAllBytes();
            ready = new ByteArrayInputStream(
                    text(routes.answer(words[0], words[1], Json.parse(body), head.header("x-registry-auth"))));
            answer = ready;
        }
        return ready;
    }

    // In chunks, as engines answer what is longer than a few lines.
    private byte[] text(FakeAnswer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream text = new ByteArrayOutputStream(body.length + 128);
        text.writeBytes(("HTTP/1.1 " + answer.status() + head).getBytes(StandardCharsets.UTF_8));
        if (body.length > 0) {
            text.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            text.writeBytes(body);
            text.writeBytes(LINE_END);
        }
        text.writeBytes(END);
        return text.toByteArray();
    }
}

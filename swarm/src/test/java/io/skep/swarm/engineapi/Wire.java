package io.skep.swarm.engineapi;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A host whose socket answers with prepared bytes, one answer a connection; remembers what it was sent. */
final class Wire implements Connection {

    static final String PING = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK";

    private final Deque<InputStream> answers = new ArrayDeque<>();
    private final List<PipedOutputStream> pipes = new ArrayList<>();
    private final List<ByteArrayOutputStream> sent = new ArrayList<>();
    private final List<Thread> talkers = new ArrayList<>();
    private boolean neverWaits;

    Wire answering(String... texts) {
        for (String text : texts) {
            answers.add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
        return this;
    }

    /** One more answer that never comes. */
    Wire hanging() {
        try {
            PipedInputStream never = new PipedInputStream();
            pipes.add(new PipedOutputStream(never));
            answers.add(never);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    /** From now on its streams say that they never wait. */
    Wire neverWaiting() {
        neverWaits = true;
        return this;
    }

    /** The threads that talked to it. */
    List<Thread> talkers() {
        return talkers;
    }

    List<String> sent() {
        return sent.stream().map(each -> each.toString(StandardCharsets.UTF_8)).toList();
    }

    static String json(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    @Override
    public RemoteStream dial(String socketPath) throws RemoteException {
        InputStream in = answers.poll();
        if (in == null) {
            throw new RemoteException("a: connection refused", true);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sent.add(out);
        return new RemoteStream() {
            @Override
            public InputStream in() {
                return in;
            }

            @Override
            public OutputStream out() {
                talkers.add(Thread.currentThread());
                return out;
            }

            @Override
            public boolean neverWaits() {
                return neverWaits;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Output look(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> download(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Output run(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Output runDetached(String id, Command command, Consumer<String> lines) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void upload(byte[] content, String path, String mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void upload(Path file, String path) {
        throw new UnsupportedOperationException();
    }
}

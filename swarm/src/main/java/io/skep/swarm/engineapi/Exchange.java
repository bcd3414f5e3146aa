package io.skep.swarm.engineapi;

import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer over a stream of its own, given up after a time. Safe for use by several threads. */
final class Exchange {

    private static final String SOCKET = "/var/run/docker.sock";

    private final String host;
    private final Looking looking;

    Exchange(String host, Looking looking) {
        this.host = host;
        this.looking = looking;
    }

    /** What is done with an answer while its stream is open. */
    interface Reading<T> {
        T read(Head head, InputStream body) throws IOException, RemoteException;
    }

    /** Sends the request and reads the answer; an interrupted or late exchange closes the stream. */
    <T> T send(Request request, Duration limit, Reading<T> reading) throws RemoteException, InterruptedException {
        try (RemoteStream stream = looking.dial(SOCKET)) {
            if (stream.neverWaits()) {
                return talk(stream, request, reading);
            }
            FutureTask<T> task = new FutureTask<>(() -> talk(stream, request, reading));
            Thread.startVirtualThread(task);
            try {
                return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                task.cancel(true);
            }
        } catch (TimeoutException late) {
            throw new RemoteException(
                    host + ": the engine did not answer " + request + " within " + limit.toSeconds() + " s",
                    true,
                    late);
        } catch (ExecutionException failed) {
            throw failure(request, Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (IOException broken) {
            throw failure(request, broken);
        }
    }

    private RemoteException failure(Request request, Throwable cause) {
        return switch (cause) {
            case RemoteException known -> known;
            case IOException broken ->
                new RemoteException(
                        host + ": talking to the engine failed at " + request + ": " + broken.getMessage(),
                        true,
                        broken);
            case RuntimeException bug -> throw bug;
            case Error grave -> throw grave;
            default -> throw new IllegalStateException(cause);
        };
    }

    private static <T> T talk(RemoteStream stream, Request request, Reading<T> reading)
            throws IOException, RemoteException {
        stream.out().write(request.bytes());
        stream.out().flush();
        InputStream in = new UnsharedInput(stream.in());
        Head head = Head.read(in);
        return reading.read(head, head.body(in, false));
    }
}

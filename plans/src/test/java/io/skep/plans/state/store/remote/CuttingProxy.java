package io.skep.plans.state.store.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server on this machine, and loses what it is told to lose. */
public final class CuttingProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket listening;
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger connectionsToRefuse = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** In front of a port of this machine. */
    public CuttingProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The server acts upon the next request, and its answer never arrives. */
    public void loseAnswer() {
        answersToLose.incrementAndGet();
    }

    /** The next connections end before anything is sent. */
    public void refuse(int connections) {
        connectionsToRefuse.addAndGet(connections);
    }

    /** How many answers were lost so far. */
    public int lost() {
        return lost.get();
    }

    /** Ends every connection there is. */
    public void cutAll() {
        open.forEach(CuttingProxy::end);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cutAll();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (connectionsToRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    end(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server, false));
                Thread.ofVirtual().start(() -> pass(server, client, true));
            } catch (IOException closed) {
                // Then the loop ends; else the next one may come.
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream stream = from.getInputStream();
            for (int length = stream.read(bytes); length >= 0; length = stream.read(bytes)) {
                if (answers && answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    lost.incrementAndGet();
                    return;
                }
                to.getOutputStream().write(bytes, 0, length);
            }
        } catch (IOException cut) {
            lost.addAndGet(0);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}

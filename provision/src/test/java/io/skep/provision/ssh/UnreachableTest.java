package io.skep.provision.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnreachableTest {

    @Test
    void a_host_that_was_waited_for_in_vain_is_not_waited_for_again() throws IOException {
        int closed = closedPort();

        assertThat(refused(closed, Duration.ZERO))
                .hasMessageContaining("connection refused")
                .extracting(RemoteException::retryable)
                .isEqualTo(true);
        assertThat(refused(closed, Duration.ofMillis(1)))
                .hasMessageContaining("cannot reach bravo (127.0.0.1:" + closed + "): connection refused")
                .extracting(RemoteException::retryable)
                .isEqualTo(false);
    }

    @Test
    void an_unknown_name_is_given_up_at_once_and_a_silent_host_is_not() {
        assertThat(Unreachable.because("bravo", new UnknownHostException("bravo"))
                        .retryable())
                .isFalse();
        assertThat(Unreachable.because("bravo", new SocketTimeoutException()).retryable())
                .isTrue();
    }

    private static RemoteException refused(int port, Duration patience) {
        Endpoint endpoint = new Endpoint(
                "127.0.0.1",
                port,
                "root",
                Optional.of(Path.of("key")),
                new HostTrust.Fingerprint("SHA256:" + "a".repeat(43)),
                Optional.empty());
        try (SshConnections connections = new SshConnections(Optional.empty())) {
            return catchThrowableOfType(RemoteException.class, () -> connections.connect("bravo", endpoint, patience));
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.skep.provision.ssh;

import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;

/** Opens connections to one host: connects, checks the host's key, logs in; patient with a host that is still booting. */
final class Opener {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration KEYS_MAY_BE_LATE = Duration.ofSeconds(20);
    private static final Duration KEYS_SHOULD_BE_THERE = Duration.ofSeconds(3);

    /** A fingerprint does not tell its key's type: each that the host may have is asked for. */
    private static final List<List<String>> EACH_TYPE = List.of(
            List.of(),
            List.of("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"),
            List.of("rsa-sha2-512", "rsa-sha2-256"));

    private final String host;
    private final Endpoint endpoint;
    private final Config config;
    private final Login login;

    Opener(String host, Endpoint endpoint, Config config, Optional<Path> agentSocket) {
        this.host = host;
        this.endpoint = endpoint;
        this.config = config;
        this.login = new Login(host, endpoint, agentSocket);
    }

    /** A new connection, logged in; tried again for {@code patience} while the host does not answer. */
    Link open(Duration patience) throws RemoteException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<Long> endOfLogin = Optional.empty();
        boolean silentAtFirst = false;
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return attempt();
            } catch (LoginRefused refused) {
                Duration late = silentAtFirst ? KEYS_MAY_BE_LATE : KEYS_SHOULD_BE_THERE;
                long giveUp = endOfLogin.orElse(Math.min(end, System.nanoTime() + late.toNanos()));
                endOfLogin = Optional.of(giveUp);
                stopAfter(giveUp, refused);
            } catch (RemoteException failed) {
                if (!failed.retryable()) {
                    throw failed;
                }
                silentAtFirst = true;
                stopAfter(end, failed);
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(3).dividedBy(2).compareTo(LONGEST_PAUSE) < 0
                    ? pause.multipliedBy(3).dividedBy(2)
                    : LONGEST_PAUSE;
        }
    }

    private static void stopAfter(long end, RemoteException failure) throws RemoteException {
        if (System.nanoTime() - end >= 0) {
            throw failure;
        }
    }

    private Link attempt() throws RemoteException {
        int rounds = login.rounds();
        for (int round = 0; round < rounds - 1; round++) {
            try {
                return ofEachType(round);
            } catch (LoginRefused refused) {
                // The next round offers the keys that did not fit into this one.
                System.getLogger(Opener.class.getName()).log(System.Logger.Level.DEBUG, refused.getMessage());
            }
        }
        return ofEachType(rounds - 1);
    }

    private Link ofEachType(int round) throws RemoteException {
        List<List<String>> types = endpoint.trust() instanceof HostTrust.Fingerprint ? EACH_TYPE : List.of(List.of());
        Optional<RemoteException> first = Optional.empty();
        for (List<String> only : types) {
            HostKeyCheck check = new HostKeyCheck(host, endpoint, only);
            try {
                return connect(check, round);
            } catch (RemoteException failed) {
                if (check.refusal().isEmpty() && first.isEmpty()) {
                    throw failed;
                }
                first = Optional.of(first.orElse(failed));
            }
        }
        throw first.orElseThrow();
    }

    private Link connect(HostKeyCheck check, int round) throws RemoteException {
        SSHClient client = new SSHClient(config);
        client.setSocketFactory(new NoDelaySockets());
        client.setConnectTimeout((int) CONNECT.toMillis());
        client.addHostKeyVerifier(check);
        try {
            client.connect(endpoint.address(), endpoint.port());
            client.auth(endpoint.user(), login.methods(client, round));
            return new Link(client);
        } catch (UserAuthException refused) {
            Link.drop(client);
            throw new LoginRefused(
                    "cannot log in to " + place() + ": " + endpoint.user() + " may not come in with " + login.offered()
                            + "; put its public key into ~" + endpoint.user() + "/.ssh/authorized_keys there, or name"
                            + " the right user and key in the driver block",
                    refused);
        } catch (IOException failed) {
            Link.drop(client);
            throw check.refusal()
                    .map(words -> new RemoteException(words, false, failed))
                    .orElseGet(() -> Unreachable.because(place(), failed));
        } catch (RemoteException failed) {
            Link.drop(client);
            throw failed;
        }
    }

    private String place() {
        return host + " (" + endpoint.address() + ":" + endpoint.port() + ")";
    }
}

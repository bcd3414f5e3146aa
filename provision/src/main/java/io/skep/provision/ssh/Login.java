package io.skep.provision.ssh;

import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/**
 * The ways to log in to a host: its key file, or else the keys of the SSH agent. Servers close a connection after six refused attempts
 * (MaxAuthTries), so many agent keys are offered over several connections.
 *
 * @param agentSocket where the SSH agent listens; empty: there is none
 */
record Login(String host, Endpoint endpoint, Optional<Path> agentSocket) {

    private static final int TRIES_PER_CONNECTION = 5;

    /** How many connections it may take to offer every key. */
    int rounds() throws RemoteException {
        return endpoint.key().isPresent() ? 1 : (identities().size() + TRIES_PER_CONNECTION - 1) / TRIES_PER_CONNECTION;
    }

    /** What to try on the connection of a round, counted from 0. */
    List<AuthMethod> methods(SSHClient client, int round) throws RemoteException {
        if (endpoint.key().isPresent()) {
            return List.of(new AuthPublickey(key(client, endpoint.key().get())));
        }
        List<AuthMethod> methods = new ArrayList<>();
        AgentClient agent = new AgentClient(agent());
        identities().stream()
                .skip((long) round * TRIES_PER_CONNECTION)
                .limit(TRIES_PER_CONNECTION)
                .forEach(identity -> methods.add(new AgentKey(agent, identity)));
        return methods;
    }

    /** What was offered, for an error: {@code the key /home/me/.ssh/id_ed25519}. */
    String offered() throws RemoteException {
        return endpoint.key().isPresent()
                ? "the key " + endpoint.key().get()
                : "any of the " + identities().size() + " keys of the SSH agent";
    }

    private List<AgentClient.Identity> identities() throws RemoteException {
        try {
            List<AgentClient.Identity> identities = new AgentClient(agent()).identities();
            if (identities.isEmpty()) {
                throw new RemoteException(
                        "cannot log in to " + host + ": it has no key file and the SSH agent holds no key; type:"
                                + " ssh-add, or write key = \"~/.ssh/id_ed25519\" in its driver block",
                        false);
            }
            return identities;
        } catch (IOException failed) {
            throw new RemoteException(
                    "cannot log in to " + host + ": it has no key file and the SSH agent at " + agent()
                            + " does not answer: " + failed.getMessage(),
                    false,
                    failed);
        }
    }

    private Path agent() throws RemoteException {
        return agentSocket.orElseThrow(() -> new RemoteException(
                "cannot log in to " + host + ": it has no key file and there is no SSH agent (SSH_AUTH_SOCK is not"
                        + " set); write key = \"~/.ssh/id_ed25519\" in its driver block, or type: eval $(ssh-agent);"
                        + " ssh-add",
                false));
    }

    private KeyProvider key(SSHClient client, Path file) throws RemoteException {
        if (!Files.isReadable(file)) {
            throw new RemoteException("cannot log in to " + host + ": there is no readable key file " + file, false);
        }
        Optional<String> passphrase = passphrase();
        try {
            KeyProvider key = passphrase.isPresent()
                    ? client.loadKeys(
                            file.toString(),
                            PasswordUtils.createOneOff(passphrase.get().toCharArray()))
                    : client.loadKeys(file.toString());
            // Reads and decrypts now, so that a wrong passphrase is told apart from a refused key. Kept by the
            // provider.
            key.getPrivate();
            key.getPublic();
            return key;
        } catch (IOException | RuntimeException unreadable) {
            // The cause may quote what it tried to decrypt; it is left out.
            throw new RemoteException(
                    "cannot log in to " + host + ": the key file " + file
                            + (passphrase.isPresent()
                                    ? " cannot be read with the passphrase given for it"
                                    : " cannot be read; when a passphrase protects it, write passphrase ="
                                            + " var.NAME in its driver block, or ssh-add it and leave out key"),
                    false);
        }
    }

    private Optional<String> passphrase() throws RemoteException {
        if (endpoint.passphrase().isEmpty()) {
            return Optional.empty();
        }
        Value given = Values.revealed(endpoint.passphrase().get());
        if (given instanceof Text(String text)) {
            return Optional.of(text);
        }
        throw new RemoteException("cannot log in to " + host + ": the passphrase of its key is not known here", false);
    }
}

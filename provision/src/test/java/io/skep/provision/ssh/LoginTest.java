package io.skep.provision.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Values;
import io.skep.provision.lab.LabHost;
import io.skep.provision.lab.Local;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may log in, and how a host proves that it is the right one; against a real SSH server. */
@Tag("lab")
@Timeout(120)
class LoginTest {

    private static final Duration BOOT = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static LabHost host;
    private static Path allowed;

    private SshConnections connections = new SshConnections(Optional.empty());

    @BeforeAll
    static void start() throws IOException {
        host = LabHost.start("login", folder);
        allowed = host.allowedKey("allowed", "-t", "ed25519");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @AfterEach
    void close() {
        connections.close();
    }

    @ParameterizedTest
    @CsvSource({"ed25519,ed25519,", "ecdsa,ecdsa,256", "ecdsa384,ecdsa,384", "ecdsa521,ecdsa,521", "rsa,rsa,3072"})
    void every_type_of_key_logs_in(String name, String type, String bits) throws Exception {
        String[] options = bits == null ? new String[] {"-t", type} : new String[] {"-t", type, "-b", bits};
        Path key = host.allowedKey("type-" + name, options);

        assertThat(who(host.endpoint("root", key))).isEqualTo("root");
    }

    @Test
    void an_old_pem_key_logs_in() throws Exception {
        Path key = host.allowedKey("pem", "-t", "rsa", "-b", "3072", "-m", "PEM");

        assertThat(who(host.endpoint("root", key))).isEqualTo("root");
    }

    @ParameterizedTest
    @CsvSource({"ed25519", "ecdsa", "rsa"})
    void a_key_with_a_passphrase_logs_in(String type) throws Exception {
        Path key = host.allowedKey("secret-" + type, "-t", type, "-N", "correct horse");
        Value passphrase = new Secret(Values.text("correct horse"), new Source("var.passphrase", Value.Entries.NONE));

        assertThat(who(withPassphrase(host.endpoint("root", key), passphrase))).isEqualTo("root");
    }

    @Test
    void a_wrong_or_missing_passphrase_is_told_and_never_shown() throws Exception {
        Path key = host.allowedKey("locked", "-t", "ed25519", "-N", "correct horse");
        Endpoint endpoint = host.endpoint("root", key);

        RemoteException missing = refused(endpoint);
        RemoteException wrong = refused(withPassphrase(endpoint, Values.text("battery staple")));

        assertThat(missing).hasMessageContaining("login: the key file " + key + " cannot be read; when a passphrase");
        assertThat(wrong)
                .hasMessageContaining("cannot be read with the passphrase given")
                .hasMessageNotContaining("battery");
        assertThat(wrong.retryable()).isFalse();
    }

    @Test
    void keys_of_the_agent_log_in_even_when_there_are_more_than_a_server_lets_one_try() throws Exception {
        Path socket = folder.resolve("agent");
        String pid =
                Local.run("sh", "-c", "ssh-agent -a " + socket + " | sed -n 's/.*SSH_AGENT_PID=\\([0-9]*\\).*/\\1/p'");
        try {
            for (int index = 0; index < 7; index++) {
                add(socket, host.newKey("spare" + index, "-t", "ed25519"));
            }
            add(socket, host.allowedKey("agent-rsa", "-t", "rsa"));
            connections = new SshConnections(Optional.of(socket));

            assertThat(who(withoutKey(host.endpoint("root", allowed)))).isEqualTo("root");
        } finally {
            Local.run("kill", pid);
        }
    }

    @ParameterizedTest
    @CsvSource({"ed25519", "ecdsa", "rsa"})
    void the_agent_signs_with_every_type_of_key(String type) throws Exception {
        Path socket = folder.resolve("agent-" + type);
        String pid =
                Local.run("sh", "-c", "ssh-agent -a " + socket + " | sed -n 's/.*SSH_AGENT_PID=\\([0-9]*\\).*/\\1/p'");
        try {
            add(socket, host.allowedKey("signs-" + type, "-t", type));
            connections = new SshConnections(Optional.of(socket));

            assertThat(who(withoutKey(host.endpoint("admin", allowed)))).isEqualTo("root");
        } finally {
            Local.run("kill", pid);
        }
    }

    @Test
    void without_key_and_agent_the_error_says_what_to_write() {
        RemoteException refused = refused(withoutKey(host.endpoint("root", allowed)));

        assertThat(refused).hasMessageContaining("SSH_AUTH_SOCK is not set").hasMessageContaining("key = \"~/.ssh");
    }

    @Test
    void a_key_the_host_does_not_know_is_refused_for_good() {
        Path key = host.newKey("unknown", "-t", "ed25519");

        RemoteException refused = refused(host.endpoint("admin", key));

        assertThat(refused)
                .hasMessageContaining(
                        "cannot log in to login (" + host.address() + ":22): admin may not come in with the key " + key)
                .hasMessageContaining("authorized_keys");
        assertThat(refused.retryable()).isFalse();
    }

    @Test
    void a_fingerprint_of_any_of_the_hosts_keys_is_enough() throws Exception {
        host.inside("cd /etc/ssh && rm -f ssh_host_rsa_key && ssh-keygen -q -t rsa -N '' -f ssh_host_rsa_key"
                + " && echo HostKey /etc/ssh/ssh_host_rsa_key > sshd_config.d/20-rsa.conf && systemctl restart ssh");
        Endpoint endpoint = host.endpoint("root", allowed);
        String print = Fingerprint.of(
                java.util.Base64.getDecoder().decode(host.hostKey("rsa").split(" ", -1)[1]));

        assertThat(who(trusting(endpoint, new HostTrust.Fingerprint(print)))).isEqualTo("root");
    }

    @Test
    void a_changed_host_key_is_refused_and_both_fingerprints_are_shown() throws Exception {
        Path other = host.newKey("other-host", "-t", "ed25519");
        String line = Files.readString(Path.of(other + ".pub"));
        Endpoint endpoint = host.endpoint("root", allowed);
        String offered = Fingerprint.of(
                java.util.Base64.getDecoder().decode(host.hostKey("ed25519").split(" ", -1)[1]));
        String expected = Local.run("ssh-keygen", "-lf", other.toString()).split(" ", -1)[1];

        RemoteException recorded = refused(trusting(endpoint, new HostTrust.PublicKey(line)));
        RemoteException printed = refused(trusting(endpoint, new HostTrust.Fingerprint(expected)));

        assertThat(recorded)
                .hasMessageContaining("login (" + host.address() + ":22)")
                .hasMessageContaining("expected " + expected)
                .hasMessageContaining("offered " + offered)
                .hasMessageContaining("type");
        assertThat(recorded.retryable()).isFalse();
        assertThat(printed).hasMessageContaining(expected).hasMessageContaining(offered);
    }

    @Test
    void known_hosts_says_who_the_host_is() throws Exception {
        Path file = folder.resolve("known_hosts");
        Endpoint endpoint = trusting(host.endpoint("root", allowed), new HostTrust.KnownHosts(file));

        RemoteException unknown = refused(endpoint);
        Files.writeString(file, "# ours\n" + host.address() + " " + host.hostKey("ed25519") + "\n");
        String right = who(endpoint);
        Local.run("ssh-keygen", "-q", "-H", "-f", file.toString());
        connections.close();
        String hashed = who(endpoint);
        Path other = host.newKey("known-other", "-t", "ed25519");
        Files.writeString(file, "\n" + host.address() + " " + Files.readString(Path.of(other + ".pub")));
        connections.close();
        RemoteException changed = refused(endpoint);

        assertThat(unknown)
                .hasMessageContaining("is not known: " + file + " has no line for it")
                .hasMessageContaining("ssh-keyscan -p 22 " + host.address() + " >> " + file);
        assertThat(right).isEqualTo("root");
        assertThat(hashed).isEqualTo("root");
        assertThat(changed)
                .hasMessageContaining("has changed")
                .hasMessageContaining(file + ":2")
                .hasMessageContaining("-R");
    }

    @Test
    void an_unreachable_address_names_host_address_and_cause() {
        Endpoint endpoint = host.endpoint("root", allowed);
        Endpoint closed =
                new Endpoint(endpoint.address(), 2222, "root", endpoint.key(), endpoint.trust(), Optional.empty());

        RemoteException refused = refused(closed);

        assertThat(refused)
                .hasMessage("cannot reach login (" + endpoint.address()
                        + ":2222): connection refused; is the host up, and does its SSH server listen on this port?");
        assertThat(refused.retryable()).isTrue();
    }

    @Test
    void a_host_that_is_still_booting_is_waited_for() throws Exception {
        try (LabHost booting = LabHost.start("booting", folder)) {
            booting.inside("systemctl mask --now ssh 2>/dev/null || ln -sf /dev/null /etc/systemd/system/ssh.service");
            Path key = booting.allowedKey("booting", "-t", "ed25519");
            Endpoint endpoint = booting.endpoint("root", key);
            Thread later = Thread.ofVirtual()
                    .start(() -> booting.inside("sleep 2; systemctl unmask ssh; systemctl start ssh"));

            assertThat(who(endpoint)).isEqualTo("root");
            later.join();
        }
    }

    private String who(Endpoint endpoint) throws Exception {
        Connection connection = connections.connect("login", endpoint, BOOT);
        return connection.look(Command.reading("id", "-un")).out().strip();
    }

    private RemoteException refused(Endpoint endpoint) {
        return catchThrowableOfType(RemoteException.class, () -> connections.connect("login", endpoint, Duration.ZERO));
    }

    private static void add(Path socket, Path key) {
        Local.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
    }

    private static Endpoint withPassphrase(Endpoint endpoint, Value passphrase) {
        return new Endpoint(
                endpoint.address(),
                endpoint.port(),
                endpoint.user(),
                endpoint.key(),
                endpoint.trust(),
                Optional.of(passphrase));
    }

    private static Endpoint withoutKey(Endpoint endpoint) {
        return new Endpoint(
                endpoint.address(),
                endpoint.port(),
                endpoint.user(),
                Optional.empty(),
                endpoint.trust(),
                Optional.empty());
    }

    private static Endpoint trusting(Endpoint endpoint, HostTrust trust) {
        return new Endpoint(
                endpoint.address(), endpoint.port(), endpoint.user(), endpoint.key(), trust, Optional.empty());
    }
}

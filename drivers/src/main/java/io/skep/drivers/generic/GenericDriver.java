package io.skep.drivers.generic;

import io.skep.drivers.Driver;
import io.skep.drivers.ForeignHost;
import io.skep.drivers.Found;
import io.skep.drivers.HostTag;
import io.skep.drivers.Site;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Adopts machines. What is written about one is the truth: a host is found as soon as its address is known, and whether
 * it answers is seen by whoever connects to it. Nothing on the machine is read or changed here.
 */
public final class GenericDriver implements Driver {

    private static final int PATIENCE = 10_000;
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");
    private static final Pattern KEY_LINE = Pattern.compile("(?:ssh|ecdsa)-[a-z0-9-]+ [A-Za-z0-9+/]+=*(?: .*)?");

    @Override
    public String name() {
        return "generic";
    }

    @Override
    public Schema settings() {
        return Schema.of(
                Attribute.required("address", new Type.Text(), "Name or IP address.")
                        .replacing(),
                Attribute.defaulted("port", new Type.Number(true), Values.number(22), "TCP port of its SSH server."),
                Attribute.defaulted(
                        "user", new Type.Text(), Values.text("root"), "Whom to log in as; root or a sudoer."),
                Attribute.optional(
                        "key", new Type.Text(), "Private key file; without it the SSH agent's keys are used."),
                Attribute.optional("passphrase", new Type.Text(), "Passphrase of the key file; a sensitive variable."),
                Attribute.optional("host_key", new Type.Text(), "Its public host key, as a line ssh-ed25519 AAAA..."),
                Attribute.optional("host_fingerprint", new Type.Text(), "Fingerprint of its host key, SHA256:..."),
                Attribute.optional(
                        "known_hosts",
                        new Type.Text(),
                        "File that lists its host key; ~/.ssh/known_hosts where nothing is said about the key."));
    }

    @Override
    public boolean adopts() {
        return true;
    }

    @Override
    public Optional<Found> find(Site site, HostTag tag) {
        return Values.textOf(site.settings(), "address")
                .map(address ->
                        new Found(address, true, Optional.of(endpoint(site, address)), Optional.empty(), Entries.NONE));
    }

    @Override
    public Optional<Found> adopt(Site site, HostTag tag, String id) throws RemoteException, InterruptedException {
        Optional<Found> host = find(site, tag);
        Optional<String> address = host.map(Found::id);
        if (address.isPresent() && !address.get().equals(id)) {
            throw new ForeignHost("the topology says that its address is " + address.get());
        }
        int port = Values.longOf(site.settings(), "port").orElse(22L).intValue();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(id, port), PATIENCE);
        } catch (IOException silent) {
            throw new RemoteException("nothing answers at " + id + " port " + port, false, silent);
        }
        return host;
    }

    @Override
    public Optional<String> bound() {
        return Optional.empty();
    }

    @Override
    public Found create(Site site, HostTag tag) {
        return find(site, tag)
                .orElseThrow(() -> new UserError("Host " + tag.name() + " has no address; write driver \"generic\" "
                        + "{ address = \"...\" } in " + tag.address() + "."));
    }

    @Override
    public void destroy(Site site, HostTag tag) {
        site.say("The machine itself stays as it is");
    }

    @Override
    public List<String> problems(Entries settings) {
        List<String> problems = new ArrayList<>();
        List<String> trusts = List.of("host_key", "host_fingerprint", "known_hosts").stream()
                .filter(key -> !(settings.get(key) instanceof Value.Nothing))
                .toList();
        if (trusts.size() > 1) {
            problems.add("Only one of host_key, host_fingerprint and known_hosts may be given, not "
                    + String.join(" and ", trusts) + ".");
        }
        Values.textOf(settings, "host_fingerprint")
                .filter(text -> !FINGERPRINT.matcher(text).matches())
                .ifPresent(text -> problems.add("host_fingerprint \"" + text
                        + "\" is not a SHA256 fingerprint; ssh-keygen -l -f FILE prints one."));
        Values.textOf(settings, "host_key")
                .filter(text -> !KEY_LINE.matcher(text).matches())
                .ifPresent(
                        text -> problems.add(
                                "host_key \"" + text
                                        + "\" is not a public key; ssh-keyscan or the host's /etc/ssh/ssh_host_ed25519_key.pub gives one."));
        if (settings.get("passphrase") instanceof Value.Text) {
            problems.add("passphrase stands in plain text; take it from a variable with sensitive = true.");
        }
        Values.longOf(settings, "port")
                .filter(port -> port < 1 || port > 65535)
                .ifPresent(port -> problems.add("port " + port + " is not between 1 and 65535."));
        return problems;
    }

    private static Endpoint endpoint(Site site, String address) {
        Entries settings = site.settings();
        Value passphrase = settings.get("passphrase");
        return new Endpoint(
                address,
                Values.longOf(settings, "port").orElse(22L).intValue(),
                Values.textOf(settings, "user").orElse("root"),
                Values.textOf(settings, "key").map(site::path),
                trust(site),
                passphrase instanceof Value.Nothing ? Optional.empty() : Optional.of(passphrase));
    }

    private static HostTrust trust(Site site) {
        Optional<HostTrust> key = Values.textOf(site.settings(), "host_key").map(HostTrust.PublicKey::new);
        Optional<HostTrust> print =
                Values.textOf(site.settings(), "host_fingerprint").map(HostTrust.Fingerprint::new);
        return key.or(() -> print).orElseGet(() -> {
            Path file = site.path(Values.textOf(site.settings(), "known_hosts").orElse("~/.ssh/known_hosts"));
            return new HostTrust.KnownHosts(file);
        });
    }
}

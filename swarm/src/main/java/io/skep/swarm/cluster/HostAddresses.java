package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.document.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The addresses that a host has, as {@code ip addr} tells them.
 *
 * @param host for messages
 * @param all by their order; empty where the host does not tell
 */
record HostAddresses(String host, List<On> all) {

    private static final Command ASK = Command.reading("ip", "-o", "addr", "show");
    private static final Pattern LINE =
            Pattern.compile("^\\d+:\\s+([^\\s@]+)\\S*\\s+inet6?\\s+([^\\s/]+)(?:/\\d+)?\\s.*$");
    private static final Pattern WITH_PORT = Pattern.compile("^(.*[^:]):(\\d{1,5})$");

    /** An address on an interface. */
    record On(String device, String address) {}

    HostAddresses {
        all = List.copyOf(all);
    }

    /** Asks a host. */
    static HostAddresses of(Window window, Address host) throws RemoteException, InterruptedException {
        Output output = window.look(host).look(ASK);
        List<On> all = new ArrayList<>();
        output.out().lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && reachable(matcher.group(2))) {
                all.add(new On(matcher.group(1), matcher.group(2)));
            }
        });
        return new HostAddresses(Names.shown(host), all);
    }

    /** Loopback and link-local addresses are nobody else's business. */
    private static boolean reachable(String address) {
        return !address.startsWith("127.") && !address.equals("::1") && !address.startsWith("fe80:");
    }

    boolean has(String address) {
        return all.stream().anyMatch(each -> each.address().equals(address));
    }

    /** Whether a text is an address already, not an interface or a subnet. */
    static boolean literal(String text) {
        return !text.contains("/") && (text.matches("[0-9.]+") || text.indexOf(':') != text.lastIndexOf(':'));
    }

    /** The address that an address, an interface's name or a subnet in CIDR notation means. */
    String chosen(String attribute, String text) throws RemoteException {
        if (literal(text)) {
            return text;
        }
        Optional<AddressRange> subnet = AddressRange.parse(text);
        Optional<String> found = all.stream()
                .filter(each -> subnet.isPresent()
                        ? subnet.get().holds(each.address())
                        : each.device().equals(text))
                .map(On::address)
                .findFirst();
        if (found.isEmpty() && all.isEmpty() && subnet.isEmpty()) {
            // The host has no way to tell; the engine knows its interfaces, too.
            return text;
        }
        return found.orElseThrow(() -> new RemoteException(
                host + ": " + attribute + " = \"" + text + "\" leads to no address there; it has "
                        + all.stream()
                                .map(each -> each.address() + " (" + each.device() + ")")
                                .collect(Collectors.joining(", ")),
                false));
    }

    /** The same with the port that is written after it, else that of the swarm. */
    String withPort(String attribute, String text) throws RemoteException {
        Matcher matcher = WITH_PORT.matcher(text);
        boolean port = matcher.matches() && (text.startsWith("[") || !literal(text));
        String address = chosen(attribute, port ? matcher.group(1).replaceAll("[\\[\\]]", "") : text);
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + (port ? matcher.group(2) : "2377");
    }
}

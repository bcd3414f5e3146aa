package io.skep.cli.adopt;

import io.skep.plans.text.value.ValueText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Host blocks for machines that are there, all reached in one way. Pure.
 *
 * @param user whom to log in as
 * @param key the private key file; empty: the SSH agent's
 * @param port of the SSH servers
 * @param knownHosts the file that lists their keys; empty: the user's own
 */
public record MachineText(String user, Optional<String> key, int port, Optional<String> knownHosts) {

    private static final int USUAL_PORT = 22;

    /** The file, laid out. */
    public String of(Map<String, String> addresses) {
        StringBuilder text = new StringBuilder();
        addresses.forEach((name, address) -> {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("host ")
                    .append(ValueText.quoted(name))
                    .append(" {\ndriver \"generic\" {\n");
            line(text, "address", ValueText.quoted(address));
            line(text, "user", ValueText.quoted(user));
            key.ifPresent(file -> line(text, "key", ValueText.quoted(file)));
            if (port != USUAL_PORT) {
                line(text, "port", Integer.toString(port));
            }
            knownHosts.ifPresent(file -> line(text, "known_hosts", ValueText.quoted(file)));
            text.append("}\n}\n");
        });
        return AdoptedText.laidOut("hosts.hcl", text.toString());
    }

    /** A label for a machine of this host name that no other one has. */
    public static String label(String hostname, Map<String, String> taken) {
        String plain = hostname.replaceAll("[^A-Za-z0-9_-]", "-");
        String label = ValueText.isName(plain) ? plain : "host-" + plain;
        Map<String, String> all = new LinkedHashMap<>(taken);
        int number = 2;
        String free = label;
        while (all.containsKey(free)) {
            free = label + "-" + number;
            number++;
        }
        return free;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(" = ").append(value).append('\n');
    }
}

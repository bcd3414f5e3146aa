package io.skep.provision.engine;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment of the engine's process, in a drop-in of its systemd unit that is skep's alone (systemd.unit(5), systemd.exec(5)). */
final class DaemonEnvironment {

    static final String PATH = "/etc/systemd/system/docker.service.d/skep.conf";

    private static final String LINE = "Environment=";

    private DaemonEnvironment() {}

    /** The variables a block asks for: its {@code environment}, over what its {@code proxy} means. */
    static Value asked(Entries block) {
        Entries proxy = Values.entriesOf(block, "proxy");
        List<String> without = Values.textsOf(proxy, "no_proxy");
        Entries asked = Entries.NONE
                .with("HTTP_PROXY", proxy.get("http"))
                .with("HTTPS_PROXY", proxy.get("https"))
                .with("NO_PROXY", without.isEmpty() ? Value.NOTHING : new Text(String.join(",", without)))
                .overlaidWith(Values.entriesOf(block, "environment"));
        return asked.entries().isEmpty() ? Value.NOTHING : asked;
    }

    /** The drop-in's content for the variables of a spec; empty where there are none. */
    static byte[] content(Entries spec) {
        Map<String, String> variables = Values.textMapOf(spec, "environment");
        if (variables.isEmpty()) {
            return new byte[0];
        }
        StringBuilder text = new StringBuilder("[Service]\n");
        variables.forEach((name, value) -> text.append(LINE)
                .append('"')
                .append(escaped(name + "=" + value))
                .append("\"\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The variables in a drop-in that {@link #content} wrote; {@link Value#NOTHING} where there are none. */
    static Value seen(byte[] content) {
        TreeMap<String, Value> variables = new TreeMap<>();
        for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith(LINE + '"') && line.endsWith("\"")) {
                String[] parts = unescaped(line.substring(LINE.length() + 1, line.length() - 1))
                        .split("=", 2);
                variables.put(parts[0], new Text(parts.length > 1 ? parts[1] : ""));
            }
        }
        return variables.isEmpty() ? Value.NOTHING : Entries.of(variables);
    }

    /** Quotes and backslashes for systemd's quoting, {@code %} for its specifiers. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("%", "%%")
                .replace("\n", "\\n");
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean pair = (letter == '\\' || letter == '%') && index + 1 < text.length();
            char next = pair ? text.charAt(++index) : letter;
            plain.append(letter == '\\' && next == 'n' ? '\n' : next);
        }
        return plain.toString();
    }
}

package io.skep.provision.engine;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment of the engine's service, as a drop-in file of its own that is skep's alone. Quoting: systemd.exec(5), {@code Environment=},
 * and systemd.syntax(7).
 */
final class ServiceDropIn {

    private static final String LIST = "no_proxy";

    /** The variable of each attribute of the block {@code proxy}. */
    static final SortedMap<String, String> PROXIES = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("http", "HTTP_PROXY", "https", "HTTPS_PROXY", LIST, "NO_PROXY")));

    private static final String HEAD = "# Written by skep; changes made here are lost.\n[Service]\n";
    private static final Pattern LINE = Pattern.compile("Environment=\"([A-Za-z_][A-Za-z0-9_]*)=(.*)\"");

    private ServiceDropIn() {}

    /** The file for a spec whose values are all known; empty where none is needed. */
    static String of(Entries spec) {
        TreeMap<String, String> variables = new TreeMap<>(Values.textMapOf(spec, "environment"));
        Entries proxy = Values.entriesOf(spec, "proxy");
        PROXIES.forEach((name, variable) -> {
            List<String> several = Values.textsOf(proxy, name);
            Values.textOf(proxy, name)
                    .or(() -> several.isEmpty() ? Optional.empty() : Optional.of(String.join(",", several)))
                    .ifPresent(text -> variables.put(variable, text));
        });
        if (variables.isEmpty()) {
            return "";
        }
        return variables.entrySet().stream()
                .map(variable -> "Environment=\"" + variable.getKey() + "=" + escaped(variable.getValue()) + "\"\n")
                .collect(Collectors.joining("", HEAD, ""));
    }

    /** What a file says, named as in a spec. {@code plain} are the variables that are no proxy whatever their name. */
    static Entries seen(String file, Set<String> plain) {
        TreeMap<String, String> environment = new TreeMap<>();
        TreeMap<String, Value> proxy = new TreeMap<>();
        file.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                environment.put(matcher.group(1), unescaped(matcher.group(2)));
            }
        });
        PROXIES.forEach((name, variable) -> {
            if (environment.containsKey(variable) && !plain.contains(variable)) {
                String text = environment.getOrDefault(variable, "");
                proxy.put(name, name.equals(LIST) ? Values.texts(List.of(text.split(","))) : Values.text(text));
                environment.remove(variable);
            }
        });
        TreeMap<String, Value> seen = new TreeMap<>();
        if (!environment.isEmpty()) {
            seen.put("environment", Values.textEntries(environment));
        }
        if (!proxy.isEmpty()) {
            seen.put("proxy", new Entries(proxy));
        }
        return new Entries(seen);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("%", "%%");
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean pair = (letter == '\\' || letter == '%') && index + 1 < text.length();
            if (pair) {
                index++;
                plain.append(letter == '\\' && text.charAt(index) == 'n' ? '\n' : text.charAt(index));
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}

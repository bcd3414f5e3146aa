package io.skep.swarm.stack;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What runs in a task: image, words, user, limits of its processes. */
final class ContainerLowering {

    private ContainerLowering() {}

    static void lower(Written written) {
        written.scalar("image", "image");
        words(written, "entrypoint", "command");
        words(written, "command", "args");
        written.scalar("user", "user");
        written.scalar("working_dir", "workdir");
        written.scalar("hostname", "hostname");
        written.scalar("tty", "tty");
        written.scalar("stdin_open", "stdin");
        written.scalar("init", "init");
        written.scalar("read_only", "read_only");
        written.scalar("stop_signal", "stop_signal");
        written.scalar("stop_grace_period", "stop_grace_period");
        written.scalar("isolation", "isolation");
        written.scalar("oom_score_adj", "oom_score_adj");
        written.texts("group_add", "groups");
        written.dictionary("sysctls", "sysctls");
        capabilities(written, "cap_add");
        capabilities(written, "cap_drop");
        ulimits(written);
        hosts(written);
        dns(written);
        credentials(written);
    }

    private static void words(Written written, String key, String attribute) {
        written.service().get(key).ifPresent(value -> {
            List<String> words = Yaml.text(value).map(ShellWords::split).orElseGet(() -> Written.texts(value));
            written.draft().put(attribute, Values.texts(words), key, written.place(key));
        });
    }

    /** The engine's names of capabilities begin with CAP_, people's mostly do not. */
    private static void capabilities(Written written, String key) {
        written.service().get(key).ifPresent(value -> {
            List<String> names = Written.texts(value).stream()
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .map(name -> name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name)
                    .toList();
            written.draft().put(key, Values.texts(names), key, written.place(key));
        });
    }

    private static void ulimits(Written written) {
        Written.inner(written.service(), "ulimits").ifPresent(limits -> {
            Map<String, Value> amounts = new TreeMap<>();
            limits.entries().forEach((name, entry) -> {
                String amount = entry.value() instanceof Mapping both
                        ? both.text("soft").orElse("") + ":" + both.text("hard").orElse("")
                        : Yaml.text(entry.value()).orElse("");
                amounts.put(name, Values.text(amount));
            });
            written.draft().put("ulimits", Written.entries(amounts), "ulimits", written.place("ulimits"));
        });
    }

    /** {@code NAME:ADDRESS} and {@code NAME=ADDRESS}, or a mapping of names to one or several addresses. */
    private static void hosts(Written written) {
        written.service().get("extra_hosts").ifPresent(value -> {
            List<String> hosts = value instanceof Mapping mapping
                    ? mapping.entries().entrySet().stream()
                            .flatMap(host -> Written.texts(host.getValue().value()).stream()
                                    .map(address -> host.getKey() + ":" + address))
                            .toList()
                    : Written.texts(value).stream()
                            .map(text -> text.replaceFirst("[=:]", ":"))
                            .toList();
            written.draft().put("hosts", Values.texts(hosts), "extra_hosts", written.place("extra_hosts"));
        });
    }

    private static void dns(Written written) {
        Map<String, String> attributes = Map.of("dns", "servers", "dns_search", "search", "dns_opt", "options");
        for (String key : List.of("dns", "dns_search", "dns_opt")) {
            written.service()
                    .get(key)
                    .ifPresent(value -> written.draft()
                            .block("dns", key, written.place(key))
                            .ifPresent(dns -> dns.put(
                                    attributes.getOrDefault(key, key),
                                    Values.texts(Written.texts(value)),
                                    key,
                                    written.place(key))));
        }
    }

    private static void credentials(Written written) {
        Written.inner(written.service(), "credential_spec")
                .ifPresent(spec -> written.draft()
                        .block("privileges", "credential_spec", written.place("credential_spec"))
                        .flatMap(privileges -> privileges.block(
                                "credential_spec", "credential_spec", written.place("credential_spec")))
                        .ifPresent(draft -> Written.scalars(spec, draft, "file", "registry", "config")));
    }
}

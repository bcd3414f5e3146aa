package io.skep.swarm.stack;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How two values of one key are merged, as the Compose Specification's chapter on merging has it. */
enum MergeRule {
    /** Mappings key by key, lists one after the other, else the later value. */
    USUAL,
    /** The later value. */
    REPLACE,
    /** Lists of {@code NAME=text} are mappings. */
    DICTIONARY,
    /** Lists of names are mappings without values. */
    NAMES,
    /** Lists in which the later of two with the same target counts. */
    TARGETS,
    /** What belongs to another driver goes with it. */
    DRIVER;

    private static final Set<String> DICTIONARIES = Set.of(
            "environment", "labels", "annotations", "sysctls", "extra_hosts", "args", "driver_opts", "storage_opt");
    private static final Map<String, MergeRule> IN_SERVICES = Map.of(
            "command", REPLACE,
            "entrypoint", REPLACE,
            "networks", NAMES,
            "depends_on", NAMES,
            "ports", TARGETS,
            "volumes", TARGETS,
            "secrets", TARGETS,
            "configs", TARGETS,
            "logging", DRIVER);
    private static final Pattern SERVICE = Pattern.compile("services\\.[^.]+\\.([a-z_]+)");
    private static final Pattern TEST = Pattern.compile("services\\..+\\.healthcheck\\.test");

    /** The rule of a key by its path: {@code services.web.command}. */
    static MergeRule of(String path) {
        var service = SERVICE.matcher(path);
        if (service.matches() && IN_SERVICES.containsKey(service.group(1))) {
            return IN_SERVICES.getOrDefault(service.group(1), USUAL);
        }
        if (TEST.matcher(path).matches()) {
            return REPLACE;
        }
        return DICTIONARIES.contains(path.substring(path.lastIndexOf('.') + 1)) ? DICTIONARY : USUAL;
    }
}

package io.skep.swarm.stack;

import io.skep.swarm.stack.Yaml.Mapping;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys of a service that a swarm does not know, with what to say of each; the others are lowered. */
final class ServiceKeys {

    private static final Set<String> OF_ONE_CONTAINER = Set.of(
            "annotations",
            "attach",
            "blkio_config",
            "cgroup",
            "cgroup_parent",
            "cpu_count",
            "cpu_percent",
            "cpu_period",
            "cpu_quota",
            "cpu_rt_period",
            "cpu_rt_runtime",
            "cpu_shares",
            "cpuset",
            "device_cgroup_rules",
            "domainname",
            "gpus",
            "ipc",
            "mac_address",
            "mem_swappiness",
            "memswap_limit",
            "models",
            "oom_kill_disable",
            "pid",
            "provider",
            "runtime",
            "storage_opt",
            "use_api_socket",
            "userns_mode",
            "uts");

    private static final String ONE_CONTAINER = "A swarm's service has no such setting.";

    private static final Map<String, String> WITHOUT = without();

    private static final Set<String> LOWERED = Set.of(
            "cap_add",
            "cap_drop",
            "command",
            "configs",
            "cpus",
            "credential_spec",
            "deploy",
            "dns",
            "dns_opt",
            "dns_search",
            "entrypoint",
            "env_file",
            "environment",
            "extra_hosts",
            "group_add",
            "healthcheck",
            "hostname",
            "image",
            "init",
            "isolation",
            "label_file",
            "labels",
            "logging",
            "mem_limit",
            "mem_reservation",
            "networks",
            "oom_score_adj",
            "pids_limit",
            "ports",
            "profiles",
            "read_only",
            "scale",
            "secrets",
            "stdin_open",
            "stop_grace_period",
            "stop_signal",
            "sysctls",
            "tmpfs",
            "tty",
            "ulimits",
            "user",
            "volumes",
            "working_dir");

    private ServiceKeys() {}

    private static Map<String, String> without() {
        TreeMap<String, String> without = new TreeMap<>();
        for (String key : OF_ONE_CONTAINER) {
            without.put(key, ONE_CONTAINER);
        }
        without.put("build", "A swarm builds no images. Build it before, push it, and name it under image.");
        without.put("container_name", "A service has tasks, whose containers the swarm names.");
        without.put("depends_on", "A swarm starts services in no order. Let the program wait for what it needs.");
        without.put("develop", "It is for developing on one machine.");
        without.put("devices", "A swarm hands no devices over. Mount them, or use generic resources.");
        without.put("expose", "Services of one network reach every port of each other.");
        without.put("external_links", "Put both services in one network.");
        without.put("links", "Put both services in one network, where each has its name.");
        without.put("network_mode", "Services join networks. Name them under networks.");
        without.put("platform", "Say which nodes may run it under deploy.placement.constraints: node.platform.arch.");
        without.put("post_start", "A swarm has no hooks.");
        without.put("pre_stop", "A swarm has no hooks.");
        without.put("privileged", "A swarm runs nothing privileged. Add what it needs under cap_add.");
        without.put("pull_policy", "A node pulls an image it does not have.");
        without.put("pull_refresh_after", "A node pulls an image it does not have.");
        without.put("restart", "Tasks are replaced as deploy.restart_policy says.");
        without.put("security_opt", "A swarm's service has no such setting here.");
        without.put("shm_size", "Mount a tmpfs on /dev/shm, with its size.");
        without.put("volumes_from", "Name the same volumes under both services.");
        return without;
    }

    /** Every key that a service may have. */
    static Set<String> known() {
        TreeSet<String> known = new TreeSet<>(LOWERED);
        known.addAll(WITHOUT.keySet());
        return known;
    }

    /** Tells of the keys of a service that a swarm does not carry out. */
    static void check(String name, Mapping service, LeftOut leftOut) {
        service.entries().forEach((key, entry) -> {
            String why = WITHOUT.get(key);
            if (why != null && harms(entry.value())) {
                leftOut.tell("services." + name + "." + key, why, entry.place());
            }
        });
    }

    /** What says the usual is no loss. */
    private static boolean harms(Yaml value) {
        return !Yaml.nothing(value) && !Yaml.text(value).filter("false"::equals).isPresent();
    }
}

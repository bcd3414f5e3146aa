package io.skep.swarm.stack;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Optional;

/** {@code deploy}: how many tasks there are and where, how they are rolled over and replaced. */
final class DeployLowering {

    private static final String[] ROLLOUT = {
        "parallelism", "delay", "failure_action", "monitor", "max_failure_ratio", "order"
    };

    private DeployLowering() {}

    static void lower(Written written) {
        Mapping deploy = written.service().mapping("deploy");
        Draft draft = written.draft();
        Written.scalar(deploy, "mode", "deploy.mode", draft, "mode");
        Written.scalar(deploy, "endpoint_mode", "deploy.endpoint_mode", draft, "endpoint_mode");
        Written.scalar(deploy, "replicas", "deploy.replicas", draft, "replicas");
        if (deploy.text("replicas").isEmpty()) {
            written.scalar("scale", "replicas");
        }
        block(written, deploy, "update_config", "update", ROLLOUT);
        block(written, deploy, "rollback_config", "rollback", ROLLOUT);
        block(written, deploy, "restart_policy", "restart", "condition", "delay", "max_attempts", "window");
        Written.inner(deploy, "placement").ifPresent(placement -> placement(written, placement));
    }

    private static void block(Written written, Mapping deploy, String key, String block, String... keys) {
        Written.inner(deploy, key)
                .filter(inner -> !inner.entries().isEmpty())
                .ifPresent(inner -> written.draft()
                        .block(block, "deploy." + key, deploy.place(key))
                        .ifPresent(draft -> Written.scalars(inner, draft, keys)));
    }

    private static void placement(Written written, Mapping placement) {
        Draft draft = written.draft();
        placement
                .get("constraints")
                .ifPresent(value -> draft.put(
                        "constraints",
                        Values.texts(
                                Written.texts(value).stream().map(String::strip).toList()),
                        "deploy.placement.constraints",
                        placement.place("constraints")));
        Written.scalar(
                placement, "max_replicas_per_node", "deploy.placement.max_replicas_per_node", draft, "max_per_node");
        Optional<Yaml> preferences = placement.get("preferences");
        List<String> spreads = preferences.map(Yaml::items).orElse(List.of()).stream()
                .flatMap(each -> each instanceof Mapping mapping
                        ? mapping.text("spread").stream()
                        : Optional.<String>empty().stream())
                .toList();
        if (!spreads.isEmpty()) {
            Value spread = Values.texts(spreads);
            draft.put("spread", spread, "deploy.placement.preferences", placement.place("preferences"));
        }
    }
}

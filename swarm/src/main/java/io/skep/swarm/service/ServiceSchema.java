package io.skep.swarm.service;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;
import static io.skep.plans.schema.Attribute.required;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;

/** What may be written in the block {@code service}. */
final class ServiceSchema {

    private static final Type TEXT = new Type.Text();
    private static final Type WHOLE = new Type.Number(true);
    private static final Type TIME = new Type.Duration();
    private static final Type TEXTS = new Type.ListOf(TEXT, true);
    private static final Value NO_ITEMS = Values.texts(List.of());

    private static final Schema PORT = Schema.of(
            required("target", WHOLE, "The port the container listens on."),
            optional("published", WHOLE, "The port on the nodes; chosen by the swarm when left out."),
            defaulted("protocol", words("tcp", "udp", "sctp"), Values.text("tcp"), "The protocol."),
            defaulted(
                    "mode",
                    words("ingress", "host"),
                    Values.text("ingress"),
                    "Every node by the routing mesh, or only nodes with a task."));

    private static final Schema MOUNT = Schema.of(
            defaulted("type", words("bind", "volume", "tmpfs"), Values.text("volume"), "What is mounted."),
            optional("source", TEXT, "The folder on the host, or the volume's name."),
            required("target", TEXT, "The path in the container."),
            defaulted("read_only", new Type.Bool(), Values.bool(false), "Whether the container may not write to it."));

    private static Schema file(String kind, String usual) {
        return Schema.of(
                required("source", new Type.Reference(kind), "What the file holds: " + kind + ".NAME."),
                optional("target", TEXT, "Its path in the container; " + usual + " when left out."),
                defaulted("uid", TEXT, Values.text("0"), "The number of its owner."),
                defaulted("gid", TEXT, Values.text("0"), "The number of its group."),
                defaulted("mode", TEXT, Values.text("0444"), "Its permissions, in octal digits."));
    }

    private static final Schema HEALTH = Schema.of(
            required("command", TEXTS, "The words of the check; the first may be CMD-SHELL or NONE."),
            optional("interval", TIME, "The time between two checks."),
            optional("timeout", TIME, "The time one check may take."),
            optional("retries", WHOLE, "Failures in a row until the task counts as unhealthy."),
            optional("start_period", TIME, "The time in which failures do not count."));

    private static final Schema RESTART = Schema.of(
            defaulted("condition", words("any", "on-failure", "none"), Values.text("any"), "When a task is replaced."),
            optional("delay", TIME, "The time before it is replaced."),
            optional("max_attempts", WHOLE, "How often at most."),
            optional("window", TIME, "The time in which attempts are counted."));

    private static final Schema AMOUNTS = Schema.of(
            optional("cpus", new Type.Number(false), "Processors."), optional("memory", new Type.Size(), "Memory."));

    private static final Schema LOG = Schema.of(
            required("driver", TEXT, "The log driver."),
            defaulted("options", new Type.MapOf(TEXT, false), Entries.NONE, "Its options."));

    static final Schema SCHEMA = Schema.of(
                    required("image", TEXT, "The image of its containers."),
                    defaulted("command", TEXTS, NO_ITEMS, "Words in place of the image's entry point."),
                    defaulted("args", TEXTS, NO_ITEMS, "Words in place of the image's command."),
                    defaulted("env", new Type.MapOf(TEXT, false), Entries.NONE, "Environment variables."),
                    defaulted(
                                    "mode",
                                    words("replicated", "global"),
                                    Values.text("replicated"),
                                    "Some tasks, or one a node.")
                            .replacing(),
                    defaulted("replicas", WHOLE, Values.number(1), "How many tasks a replicated service has."),
                    defaulted("constraints", new Type.ListOf(TEXT, false), NO_ITEMS, "Which nodes may run it."),
                    defaulted(
                            "networks",
                            new Type.ListOf(new Type.Reference("network"), false),
                            NO_ITEMS,
                            "The networks its tasks join."),
                    defaulted("endpoint_mode", words("vip", "dnsrr"), Values.text("vip"), "How its name is answered."),
                    defaulted("labels", new Type.MapOf(TEXT, true), Entries.NONE, "Labels of the service."),
                    defaulted(
                            "container_labels", new Type.MapOf(TEXT, false), Entries.NONE, "Labels of its containers."),
                    optional("user", TEXT, "The user its processes run as."),
                    optional("workdir", TEXT, "The folder they start in."),
                    optional("hostname", TEXT, "The host name in the container."),
                    optional("stop_grace_period", TIME, "The time between the signal to stop and the kill."),
                    optional("tty", new Type.Bool(), "Whether it has a terminal."),
                    optional("init", new Type.Bool(), "Whether an init process reaps its children."),
                    defaulted(
                            "wait",
                            TIME,
                            Values.text("5m"),
                            "How long it may make no progress towards what was asked."))
            .withAttributes(Fields.of(""))
            .withBlock("port", false, true, PORT)
            .withBlock("mount", false, true, MOUNT)
            .withBlock("secret", false, true, file("secret", "/run/secrets/NAME"))
            .withBlock("config", false, true, file("config", "/NAME"))
            .withBlock("update", false, false, rollout("pause", "continue", "rollback"))
            .withBlock("rollback", false, false, rollout("pause", "continue"))
            .withBlock("restart", false, false, RESTART)
            .withBlock("health", false, false, HEALTH.withAttributes(Fields.of("health")))
            .withBlock("dns", false, false, Schema.EMPTY.withAttributes(Fields.of("dns")))
            .withBlock(
                    "resources",
                    false,
                    false,
                    Schema.EMPTY
                            .withBlock("limits", false, false, AMOUNTS.withAttributes(Fields.of("resources.limits")))
                            .withBlock("reservations", false, false, AMOUNTS))
            .withBlock("log", false, false, LOG);

    private ServiceSchema() {}

    private static Schema rollout(String... actions) {
        List<Attribute> attributes = List.of(
                defaulted("parallelism", WHOLE, Values.number(1), "How many tasks at once; 0 for all."),
                defaulted("delay", TIME, Values.text("0s"), "The time between two."),
                defaulted("failure_action", words(actions), Values.text("pause"), "What to do when tasks fail."),
                defaulted("monitor", TIME, Values.text("5s"), "How long each new task is watched."),
                defaulted("max_failure_ratio", new Type.Number(false), Values.number(0), "The share that may fail."),
                defaulted(
                        "order", words("stop-first", "start-first"), Values.text("stop-first"), "Which comes first."));
        return new Schema(attributes, List.of());
    }

    private static Type words(String... words) {
        return new Type.OneOf(List.of(words));
    }
}

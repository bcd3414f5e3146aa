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

    /** Attributes that are one field of the service's spec each. */
    static final FieldTable FIELDS = ContainerFields.TABLE.and(TaskFields.TABLE);

    private static final Schema NETWORK = Schema.of(
            required("source", new Type.Reference("network"), "The network its tasks join: network.NAME."),
            defaulted("aliases", new Type.ListOf(TEXT, false), NO_ITEMS, "Further names of the service there."),
            defaulted("options", new Type.MapOf(TEXT, false), Entries.NONE, "Options of the network's driver."));

    private static final Schema PORT = Schema.of(
            required("target", WHOLE, "The port the container listens on."),
            optional("published", WHOLE, "The port on the nodes; chosen by the swarm when left out."),
            defaulted("protocol", words("tcp", "udp", "sctp"), Values.text("tcp"), "The protocol."),
            defaulted(
                    "mode",
                    words("ingress", "host"),
                    Values.text("ingress"),
                    "Every node by the routing mesh, or only nodes with a task."));

    private static final Type MODE = new Type.Form("[0-7]{3,4}", "octal digits such as \"0440\"");

    private static Schema file(String kind, String usual) {
        return Schema.of(
                required("source", new Type.Reference(kind), "What the file holds: " + kind + ".NAME."),
                optional("target", TEXT, "Its path in the container; " + usual + " when left out."),
                defaulted("uid", TEXT, Values.text("0"), "The number of its owner."),
                defaulted("gid", TEXT, Values.text("0"), "The number of its group."),
                defaulted("mode", MODE, Values.text("0444"), "Its permissions, in octal digits."));
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

    private static final Schema LOG = Schema.of(
            required("driver", TEXT, "The log driver."),
            defaulted("options", new Type.MapOf(TEXT, false), Entries.NONE, "Its options."));

    static final Schema SCHEMA = Schema.of(
                    required("image", TEXT, "The image of its containers."),
                    defaulted(
                            "resolve_image",
                            new Type.OneOf(ImagePolicy.WORDS),
                            Values.text("changed"),
                            "When a registry is asked which image its name stands for: when another is written, at every plan, or never."),
                    defaulted(
                            "registry_auth",
                            new Type.Bool(),
                            Values.bool(true),
                            "Whether the login that Docker's config holds for its registry goes to the swarm."),
                    defaulted("env", new Type.MapOf(TEXT, false), Entries.NONE, "Environment variables."),
                    defaulted(
                                    "mode",
                                    words("replicated", "global", "replicated-job", "global-job"),
                                    Values.text("replicated"),
                                    "Some tasks, or one a node; those of a job end.")
                            .replacing(),
                    defaulted("replicas", WHOLE, Values.number(1), "How many tasks a replicated service has."),
                    optional("max_concurrent", WHOLE, "How many tasks of a replicated job run at once: 1.")
                            .since("1.41"),
                    defaulted(
                            "networks",
                            new Type.ListOf(new Type.Reference("network"), false),
                            NO_ITEMS,
                            "The networks its tasks join."),
                    defaulted("endpoint_mode", words("vip", "dnsrr"), Values.text("vip"), "How its name is answered."),
                    defaulted("labels", new Type.MapOf(TEXT, true), Entries.NONE, "Labels of the service."),
                    defaulted(
                            "wait",
                            TIME,
                            Values.text("5m"),
                            "How long it may make no progress towards what was asked."))
            .withAttributes(FIELDS.of(""))
            .withBlock("port", false, true, PORT)
            .withBlock("mount", false, true, MountFields.SCHEMA)
            .withBlock("network", false, true, NETWORK)
            .withBlock("secret", false, true, file("secret", "/run/secrets/NAME"))
            .withBlock("config", false, true, file("config", "/NAME"))
            .withBlock("update", false, false, rollout("pause", "continue", "rollback"))
            .withBlock("rollback", false, false, rollout("pause", "continue"))
            .withBlock("restart", false, false, RESTART)
            .withBlock("health", false, false, HEALTH.withAttributes(FIELDS.of("health")))
            .withBlock("dns", false, false, fields("dns"))
            .withBlock(
                    "resources",
                    false,
                    false,
                    Schema.EMPTY
                            .withBlock("limits", false, false, fields("resources.limits"))
                            .withBlock("reservations", false, false, fields("resources.reservations")))
            .withBlock(
                    "privileges",
                    false,
                    false,
                    fields("privileges")
                            .withBlock("seccomp", false, false, fields("privileges.seccomp"))
                            .withBlock("selinux", false, false, fields("privileges.selinux"))
                            .withBlock("credential_spec", false, false, fields("privileges.credential_spec")))
            .withBlock("log", false, false, LOG);

    private ServiceSchema() {}

    private static Schema fields(String block) {
        return Schema.EMPTY.withAttributes(FIELDS.of(block));
    }

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

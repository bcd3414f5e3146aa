package io.skep.swarm.volume;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;
import static io.skep.plans.schema.Attribute.required;

import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;

/** What may be written in the block {@code volume}. Source: the Engine API's documents of 1.42, definition {@code ClusterVolumeSpec}. */
final class VolumeSchema {

    /** The first version of the Engine API that has cluster volumes. */
    static final String SINCE = "1.42";

    private static final Type TEXT = new Type.Text();
    private static final Type MAP = new Type.MapOf(TEXT, false);
    private static final Value NONE = Values.texts(List.of());

    private static final Schema ACCESS = Schema.of(
            defaulted("scope", words("single", "multi"), Values.text("single"), "On how many nodes at a time.")
                    .replacing(),
            defaulted(
                            "sharing",
                            words("none", "readonly", "onewriter", "all"),
                            Values.text("none"),
                            "Which tasks may use it at a time.")
                    .replacing(),
            defaulted("block", new Type.Bool(), Values.bool(false), "Whether it is a device, and no file system.")
                    .replacing(),
            optional("fs_type", TEXT, "Its file system.").replacing(),
            defaulted("mount_flags", new Type.ListOf(TEXT, true), NONE, "Flags of its mounts.")
                    .replacing());

    private static final Schema CAPACITY = Schema.of(
            optional("required", new Type.Size(), "The least it must hold.").replacing(),
            optional("limit", new Type.Size(), "The most it may hold.").replacing());

    private static final Schema TOPOLOGY =
            Schema.of(required("segments", MAP, "What the plugin calls a place: a zone, a rack.")
                    .replacing());

    static final Schema SCHEMA = Schema.of(
                    required("driver", TEXT, "The CSI plugin that makes it.")
                            .replacing()
                            .since(SINCE),
                    defaulted("options", MAP, Entries.NONE, "What the plugin is told.")
                            .replacing(),
                    optional("group", TEXT, "Volumes of one group stand in for each other.")
                            .replacing(),
                    defaulted(
                            "availability",
                            words("active", "pause", "drain"),
                            Values.text("active"),
                            "Whether tasks may use it."),
                    defaulted(
                                    "secrets",
                                    MAP,
                                    Entries.NONE,
                                    "Names of secrets in the swarm by the plugin's keys for them.")
                            .replacing(),
                    defaulted("labels", new Type.MapOf(TEXT, true), Entries.NONE, "Its labels.")
                            .replacing())
            .withBlock("access", false, false, ACCESS)
            .withBlock("capacity", false, false, CAPACITY)
            .withBlock("requisite", false, true, TOPOLOGY)
            .withBlock("preferred", false, true, TOPOLOGY);

    private VolumeSchema() {}

    private static Type words(String... words) {
        return new Type.OneOf(List.of(words));
    }
}

package io.skep.swarm.service;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;
import static io.skep.plans.schema.Attribute.required;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;

/** The fields of a mount. Source: the Engine API's documents of 1.40 to 1.48, definition {@code Mount}. */
final class MountFields {

    private static final Type TEXT = new Type.Text();
    private static final Type TRUTH = new Type.Bool();
    private static final Type MAP = new Type.MapOf(TEXT, false);
    private static final Type PROPAGATION = words("private", "rprivate", "shared", "rshared", "slave", "rslave");

    static final FieldTable TABLE = new FieldTable(List.of(
            row(
                    "",
                    defaulted(
                            "type",
                            words("bind", "volume", "tmpfs", "npipe", "cluster", "image"),
                            Values.text("volume"),
                            "What is mounted."),
                    "Type",
                    Shape.TEXT),
            row("", optional("source", TEXT, "The folder on the host, the volume or the image."), "Source", Shape.TEXT),
            row("", required("target", TEXT, "The path in the container."), "Target", Shape.TEXT),
            row(
                    "",
                    defaulted("read_only", TRUTH, Values.bool(false), "Whether the container may not write to it."),
                    "ReadOnly",
                    Shape.TRUTH),
            row(
                    "",
                    optional(
                            "consistency",
                            words("default", "consistent", "cached", "delegated"),
                            "How alike both sides are."),
                    "Consistency",
                    Shape.TEXT),
            row(
                    "bind",
                    optional("propagation", PROPAGATION, "Whether mounts below it are shared."),
                    "BindOptions/Propagation",
                    Shape.TEXT),
            row(
                    "bind",
                    optional("non_recursive", TRUTH, "Whether mounts below it are left out."),
                    "BindOptions/NonRecursive",
                    Shape.TRUTH),
            row(
                    "bind",
                    optional("create_source", TRUTH, "Whether the folder is made where it is missing.")
                            .since("1.42"),
                    "BindOptions/CreateMountpoint",
                    Shape.TRUTH),
            row(
                    "bind",
                    optional("read_only_non_recursive", TRUTH, "Whether mounts below it may be written to.")
                            .since("1.44"),
                    "BindOptions/ReadOnlyNonRecursive",
                    Shape.TRUTH),
            row(
                    "bind",
                    optional(
                                    "read_only_force_recursive",
                                    TRUTH,
                                    "Whether it fails where a mount below it could be written to.")
                            .since("1.44"),
                    "BindOptions/ReadOnlyForceRecursive",
                    Shape.TRUTH),
            row(
                    "volume",
                    optional("no_copy", TRUTH, "Whether a new volume stays empty, without the image's files."),
                    "VolumeOptions/NoCopy",
                    Shape.TRUTH),
            row(
                    "volume",
                    defaulted("labels", MAP, Entries.NONE, "Labels of a new volume."),
                    "VolumeOptions/Labels",
                    Shape.MAP),
            row(
                    "volume",
                    optional("driver", TEXT, "The driver of a new volume."),
                    "VolumeOptions/DriverConfig/Name",
                    Shape.TEXT),
            row(
                    "volume",
                    defaulted("options", MAP, Entries.NONE, "The driver's options."),
                    "VolumeOptions/DriverConfig/Options",
                    Shape.MAP),
            row(
                    "volume",
                    optional("subpath", TEXT, "The folder in the volume.").since("1.45"),
                    "VolumeOptions/Subpath",
                    Shape.TEXT),
            row(
                    "image",
                    optional("subpath", TEXT, "The folder in the image.").since("1.48"),
                    "ImageOptions/Subpath",
                    Shape.TEXT),
            row("tmpfs", optional("size", new Type.Size(), "Its size."), "TmpfsOptions/SizeBytes", Shape.NUMBER),
            row(
                    "tmpfs",
                    optional(
                            "mode",
                            new Type.Form("[0-7]{4}", "four octal digits such as \"1777\""),
                            "Its permissions."),
                    "TmpfsOptions/Mode",
                    Shape.OCTAL)));

    static final Schema SCHEMA = Schema.EMPTY
            .withAttributes(TABLE.of(""))
            .withBlock("bind", false, false, inner("bind"))
            .withBlock("volume", false, false, inner("volume"))
            .withBlock("image", false, false, inner("image"))
            .withBlock("tmpfs", false, false, inner("tmpfs"));

    private MountFields() {}

    private static Schema inner(String block) {
        return Schema.EMPTY.withAttributes(TABLE.of(block));
    }

    private static Field row(String block, Attribute attribute, String place, Shape shape) {
        return new Field(block, attribute, "/" + place, shape);
    }

    private static Type words(String... words) {
        return new Type.OneOf(List.of(words));
    }
}

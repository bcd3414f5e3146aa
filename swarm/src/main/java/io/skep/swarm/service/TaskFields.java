package io.skep.swarm.service;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;

/**
 * The fields of {@code TaskTemplate} around the container: where tasks run and what they may use. Source: the Engine API's
 * documents of 1.40 to 1.48, definition {@code TaskSpec}.
 */
final class TaskFields {

    private static final Type TEXT = new Type.Text();
    private static final Type WHOLE = new Type.Number(true);
    private static final Type CPUS = new Type.Number(false);
    private static final Type SIZE = new Type.Size();
    private static final Type NAMES = new Type.ListOf(TEXT, false);
    private static final Type ORDERED = new Type.ListOf(TEXT, true);
    private static final Type PLATFORMS = new Type.ListOf(
            new Type.Form("[a-z0-9]+/[a-z0-9_]+", "an operating system and a processor such as \"linux/amd64\""),
            false);
    private static final Value NONE = Values.texts(List.of());

    static final FieldTable TABLE = new FieldTable(List.of(
            placement(defaulted("constraints", NAMES, NONE, "Which nodes may run it."), "Constraints", Shape.NAMES),
            placement(
                    defaulted("spread", ORDERED, NONE, "What its tasks are spread over: node.labels.zone."),
                    "Preferences",
                    ListShape.SPREADS),
            placement(
                    optional("max_per_node", WHOLE, "How many of its tasks one node runs at most."),
                    "MaxReplicas",
                    Shape.NUMBER),
            placement(
                    defaulted(
                            "platforms",
                            PLATFORMS,
                            NONE,
                            "What its image is made for; nodes of other kinds are passed over."),
                    "Platforms",
                    ListShape.PLATFORMS),
            limit(optional("cpus", CPUS, "Processors."), "Limits/NanoCPUs", Shape.CPUS),
            limit(optional("memory", SIZE, "Memory."), "Limits/MemoryBytes", Shape.NUMBER),
            limit(
                    optional("pids", WHOLE, "How many processes it may have.").since("1.41"),
                    "Limits/Pids",
                    Shape.NUMBER),
            reservation(optional("cpus", CPUS, "Processors."), "NanoCPUs", Shape.CPUS),
            reservation(optional("memory", SIZE, "Memory."), "MemoryBytes", Shape.NUMBER),
            reservation(
                    defaulted(
                            "generic",
                            new Type.MapOf(WHOLE, false),
                            Entries.NONE,
                            "Amounts of what nodes say they have: { gpu = 1 }."),
                    "GenericResources",
                    ListShape.GENERIC),
            row(
                    "",
                    optional("force_update", WHOLE, "Another number makes all tasks anew."),
                    "ForceUpdate",
                    Shape.NUMBER)));

    private TaskFields() {}

    private static Field placement(Attribute attribute, String place, Spelling shape) {
        return row("", attribute, "Placement/" + place, shape);
    }

    private static Field limit(Attribute attribute, String place, Shape shape) {
        return row("resources.limits", attribute, "Resources/" + place, shape);
    }

    private static Field reservation(Attribute attribute, String place, Spelling shape) {
        return row("resources.reservations", attribute, "Resources/Reservations/" + place, shape);
    }

    private static Field row(String block, Attribute attribute, String place, Spelling shape) {
        return new Field(block, attribute, "/TaskTemplate/" + place, shape);
    }
}

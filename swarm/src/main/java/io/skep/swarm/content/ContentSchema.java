package io.skep.swarm.content;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;

/** What may be written in the blocks {@code secret} and {@code config}. */
final class ContentSchema {
    static final String UNKNOWN = "unknown";
    private static final Type TEXT = new Type.Text();

    private static final Schema CONFIG = Schema.of(
            optional("value", TEXT, "What it holds.").replacing(),
            optional("base64", TEXT, "What it holds, spelled in base64, where it is no text.")
                    .replacing(),
            optional("template", TEXT, "The driver that fills it in for each task: golang.")
                    .replacing(),
            defaulted("labels", new Type.MapOf(TEXT, true), Entries.NONE, "Its labels."));

    private static final Schema SECRET = CONFIG.withAttributes(List.of(optional(
                            UNKNOWN,
                            new Type.Bool(),
                            "That it was taken up and nobody here knows what it holds; it stays as it is.")
                    .replacing()))
            .withBlock(
                    "driver",
                    false,
                    false,
                    Schema.of(
                            optional("name", TEXT, "The plugin that the swarm asks for what it holds.")
                                    .replacing(),
                            defaulted("options", new Type.MapOf(TEXT, true), Entries.NONE, "What the plugin is told.")
                                    .replacing()));

    private ContentSchema() {}

    /** Only secrets have drivers. */
    static Schema of(ContentKind sort) {
        return switch (sort) {
            case SECRET -> SECRET;
            case CONFIG -> CONFIG;
        };
    }
}

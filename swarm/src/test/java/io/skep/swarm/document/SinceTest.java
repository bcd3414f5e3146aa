package io.skep.swarm.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.engineapi.ApiVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine is too old for is told before it is sent. */
class SinceTest {

    private static final Type NAMES = new Type.ListOf(new Type.Text(), false);
    private static final Value NONE = Values.texts(List.of());
    private static final Schema SCHEMA = Schema.of(
                    Attribute.defaulted("add", NAMES, NONE, "").since("1.41"),
                    Attribute.defaulted("drop", NAMES, NONE, "").since("1.41"),
                    Attribute.optional("old", new Type.Bool(), ""))
            .withBlock(
                    "mount",
                    false,
                    true,
                    Schema.of(Attribute.optional("part", new Type.Text(), "").since("1.45")));

    private static final Entries SPEC = Entries.NONE
            .with("add", Values.texts(List.of("CAP_NET_ADMIN")))
            .with("drop", NONE)
            .with("old", Values.bool(true));

    @Test
    void what_is_said_and_not_known_yet_is_told_and_what_is_as_ever_is_not() {
        assertThat(Since.unknownTo(ApiVersion.parse("1.40"), SCHEMA, SPEC))
                .containsExactly("add needs an engine that speaks API 1.41; this one speaks 1.40");
        assertThat(Since.unknownTo(ApiVersion.parse("1.41"), SCHEMA, SPEC)).isEmpty();
    }

    @Test
    void what_stands_in_repeated_blocks_counts() {
        Value mounts = new Value.Items(List.of(Entries.NONE, Entries.NONE.with("part", Values.text("a"))));

        assertThat(Since.unknownTo(ApiVersion.parse("1.44"), SCHEMA, SPEC.with("mount", mounts)))
                .containsExactly("mount.part needs an engine that speaks API 1.45; this one speaks 1.44");
    }
}

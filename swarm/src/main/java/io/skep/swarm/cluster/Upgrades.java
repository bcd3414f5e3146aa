package io.skep.swarm.cluster;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.resource.Planned;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;

/**
 * How engines of another version go through a swarm: the block {@code upgrade} of the swarm's block. What is left out is as if it were written
 * with its default.
 *
 * @param batch how many workers at once
 * @param canary hosts that go first, one after the other, by their names or addresses
 * @param surge for which services more tasks are started before those of a node are stopped: one of the words below
 * @param observe how long each node is watched before the next, {@code 10s}; empty for not at all
 */
public record Upgrades(long batch, List<String> canary, String surge, String observe) {

    /** The name of the block. */
    static final String BLOCK = "upgrade";

    /** More tasks only for services whose own updates start the new one first: who writes that says that one more may run. */
    public static final String START_FIRST = "start-first";

    /** More tasks for every replicated service. */
    public static final String ALL = "all";

    /** No service has more tasks than it asks for. */
    public static final String NONE = "none";

    static final Schema SCHEMA = Schema.of(
            defaulted("batch", new Type.Number(true), Values.number(1), "How many workers are upgraded at once."),
            optional(
                    "canary",
                    new Type.ListOf(new Type.Text(), true),
                    "Hosts that are upgraded first, by name or address, one after the other; where one fails, no other is touched."),
            defaulted(
                    "surge",
                    new Type.OneOf(List.of(START_FIRST, ALL, NONE)),
                    Values.text(START_FIRST),
                    "Which services get more tasks before a node's are stopped: those that update start-first, all, none."),
            optional("observe", new Type.Duration(), "How long an upgraded node is watched before the next one."));

    public Upgrades {
        canary = List.copyOf(canary);
    }

    /** As the swarm that is planned wants it. */
    public static Upgrades of(Planned planned) {
        return of(planned.spec(Cluster.ADDRESS).orElse(Entries.NONE));
    }

    static Upgrades of(Entries swarm) {
        Entries block = Values.entriesOf(swarm, BLOCK);
        return new Upgrades(
                Values.longOf(block, "batch").orElse(1L),
                Values.textsOf(block, "canary"),
                Values.textOf(block, "surge").orElse(START_FIRST),
                Values.textOf(block, "observe").orElse(""));
    }
}

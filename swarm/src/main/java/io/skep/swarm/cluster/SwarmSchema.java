package io.skep.swarm.cluster;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;
import static io.skep.plans.schema.Attribute.required;

import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;

/** What may be written in the block {@code swarm}. */
final class SwarmSchema {

    private static final Type TEXT = new Type.Text();

    private static final Schema EXTERNAL_CA = Schema.of(
            required("url", TEXT, "Where it signs certificates: https://..."),
            defaulted("protocol", new Type.OneOf(List.of("cfssl")), Values.text("cfssl"), "How it is spoken to."),
            defaulted("options", new Type.MapOf(TEXT, false), Entries.NONE, "What it is told besides."),
            optional("ca_certificate", TEXT, "The root certificate it signs with, in PEM; the swarm's when left out."));

    private static final Schema CA = Schema.of(
            required("certificate", TEXT, "The root certificate of the swarm, in PEM."),
            optional("key", TEXT, "Its key, in PEM; left out where only an external_ca has it."));

    private static final Schema ROTATE = Schema.of(
            optional(Rotation.AUTHORITY, TEXT, "Another value: the swarm makes itself a new root certificate."),
            optional(Rotation.TOKENS, TEXT, "Another value: both join tokens are made anew."),
            optional(Rotation.UNLOCK_KEY, TEXT, "Another value: the key of an autolocked swarm is made anew."));

    static final Schema SCHEMA = Schema.of(
                    optional("default_addr_pool", new Type.ListOf(TEXT, true), "Subnets that overlays are cut from.")
                            .replacing(),
                    optional("subnet_size", new Type.Number(true), "Mask length of the subnets cut from the pool.")
                            .replacing(),
                    optional("data_path_port", new Type.Number(true), "UDP port of traffic between nodes.")
                            .replacing(),
                    optional("labels", new Type.MapOf(TEXT, true), "Labels of the swarm."),
                    optional(
                            Rotation.AFTER_JOIN,
                            new Type.Bool(),
                            "Whether the join tokens are made anew after each plan that joins nodes."))
            .withAttributes(Setting.ALL.stream().map(Setting::attribute).toList())
            .withBlock("external_ca", false, true, EXTERNAL_CA)
            .withBlock("ca", false, false, CA)
            .withBlock("rotate", false, false, ROTATE)
            .withBlock(Upgrades.BLOCK, false, false, Upgrades.SCHEMA);

    private SwarmSchema() {}
}

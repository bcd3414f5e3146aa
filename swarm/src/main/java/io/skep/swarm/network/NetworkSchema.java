package io.skep.swarm.network;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;
import static io.skep.plans.schema.Attribute.required;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;

/** What may be written in the block {@code network}. Engines cannot change a network, so that all of it makes it anew. */
final class NetworkSchema {

    private static final Type TEXT = new Type.Text();
    private static final Type OPTIONS = new Type.MapOf(TEXT, true);
    private static final String GATEWAY = "The address of its gateway.";
    private static final String RANGE = "The part of the subnet that tasks get addresses from.";

    private static final Schema POOL = Schema.of(
            required("subnet", TEXT, "Its addresses, 10.7.0.0/24.").replacing(),
            optional("gateway", TEXT, GATEWAY).replacing(),
            optional("ip_range", TEXT, RANGE).replacing());

    static final Schema SCHEMA = Schema.of(
                    usual("driver", TEXT, Values.text("overlay"), "The network driver."),
                    optional("subnet", TEXT, "Its addresses, 10.7.0.0/24; chosen by the swarm when left out.")
                            .replacing(),
                    optional("gateway", TEXT, GATEWAY).replacing(),
                    optional("ip_range", TEXT, RANGE).replacing(),
                    optional(
                                    "ipam_driver",
                                    TEXT,
                                    "The driver that hands out its addresses; the engine's own when left out.")
                            .replacing(),
                    usual("ipam_options", OPTIONS, Entries.NONE, "Options of that driver."),
                    usual("options", OPTIONS, Entries.NONE, "Options of the driver."),
                    optional("mtu", new Type.Number(true), "The most bytes of a packet.")
                            .replacing(),
                    truth("attachable", "Whether plain containers may join it."),
                    truth("internal", "Whether it has no way out."),
                    truth("encrypted", "Whether traffic between nodes is encrypted."),
                    optional("ipv6", new Type.Bool(), "Whether it has IPv6 addresses too.")
                            .replacing(),
                    optional("ingress", new Type.Bool(), "Whether it carries the routing mesh, of which there is one.")
                            .replacing(),
                    optional("config_from", TEXT, "The name of a network of each node that holds its settings.")
                            .replacing(),
                    usual("labels", OPTIONS, Entries.NONE, "Labels of the network."))
            .withBlock("pool", false, true, POOL);

    private NetworkSchema() {}

    private static Attribute truth(String name, String meaning) {
        return usual(name, new Type.Bool(), Values.bool(false), meaning);
    }

    private static Attribute usual(String name, Type type, Value otherwise, String meaning) {
        return defaulted(name, type, otherwise, meaning).replacing();
    }
}

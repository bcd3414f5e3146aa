package io.skep.swarm.cluster;

import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;

/** What may be written in the block {@code swarm}. */
final class SwarmSchema {

    static final Schema SCHEMA = Schema.of(
            optional("task_history_limit", new Type.Number(true), "How many old tasks the swarm keeps for each slot."),
            optional("dispatcher_heartbeat", new Type.Duration(), "How often nodes report to the managers."),
            optional("cert_expiry", new Type.Duration(), "How long the nodes' certificates are valid; at least 1h."),
            optional("snapshot_interval", new Type.Number(true), "Log entries between two Raft snapshots."),
            optional("default_addr_pool", new Type.ListOf(new Type.Text(), true), "Subnets that overlays are cut from.")
                    .replacing(),
            optional("subnet_size", new Type.Number(true), "Mask length of the subnets cut from the pool.")
                    .replacing(),
            optional("data_path_port", new Type.Number(true), "UDP port of traffic between nodes.")
                    .replacing(),
            optional("labels", new Type.MapOf(new Type.Text(), true), "Labels of the swarm."));

    private SwarmSchema() {}
}

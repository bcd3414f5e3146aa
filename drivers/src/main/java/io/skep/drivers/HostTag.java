package io.skep.drivers;

import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;

/**
 * What marks a host as ours, so that a driver finds it again without any record.
 *
 * @param owner the topology and lineage
 * @param address of the resource, {@code host.worker["charlie"]}
 * @param name the host's name, {@code charlie}
 */
public record HostTag(Ownership owner, Address address, String name) {}

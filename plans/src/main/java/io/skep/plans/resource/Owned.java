package io.skep.plans.resource;

import io.skep.plans.apply.Ownership;
import io.skep.plans.text.value.Value.Entries;

/**
 * Something in the world that bears skep's marks, found without any record of it.
 *
 * @param address the address in its marks
 * @param owner the topology and lineage in its marks
 * @param spec what it was made with, as far as that can be seen
 */
public record Owned(Address address, Ownership owner, Entries spec, Entries outputs) {}

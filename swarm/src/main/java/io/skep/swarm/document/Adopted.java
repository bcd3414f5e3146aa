package io.skep.swarm.document;

import io.skep.plans.resource.Address;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import java.util.ArrayList;
import java.util.List;

/**
 * Something of a live swarm as a topology would ask for it.
 *
 * @param address what the topology calls it
 * @param schema of its block
 * @param body what is to be written: what differs from the defaults
 * @param id by which an import takes it up
 * @param unsaid what of it the topology cannot say, one sentence each; it stays as it is
 */
public record Adopted(Address address, Schema schema, Entries body, String id, List<String> unsaid) {
    public Adopted {
        unsaid = List.copyOf(unsaid);
    }

    /** The same with more that cannot be said. */
    public Adopted with(List<String> more) {
        List<String> all = new ArrayList<>(unsaid);
        all.addAll(more);
        return new Adopted(address, schema, body, id, all);
    }
}

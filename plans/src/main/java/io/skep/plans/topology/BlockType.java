package io.skep.plans.topology;

import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Schema;
import java.util.List;

/**
 * A kind of block the user may write at the top of a topology, such as {@code host} or {@code network}. Rooms list
 * theirs; the reader of the topology knows no other words than these lists hold.
 */
public interface BlockType {

    /** The word: {@code host}. */
    String name();

    /** Whether it has a label, the name. */
    boolean named();

    /** What may be written in it. */
    Schema schema();

    /**
     * The kind of the resource that a reference {@code host.web} means; the word itself where it makes no resource and
     * its value is only referred to ({@code engine "small"} as a profile).
     */
    default String kind() {
        return name();
    }

    /** Outputs one may refer to, as in {@code host.web.address}, before they exist. */
    List<String> outputs();

    /** The resources one evaluated block (one instance of {@code for_each}) asks for; pure. */
    List<Resource> resources(Item item);
}

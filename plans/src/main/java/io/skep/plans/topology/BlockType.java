package io.skep.plans.topology;

import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Schema;
import java.util.List;
import java.util.Set;

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

    /** The kinds of the resources it asks for: what is moved or removed together. */
    default Set<String> kinds() {
        return Set.of(kind());
    }

    /**
     * Where an attribute of the block stands in the specs of its resources of a kind; an empty path stands for the whole spec.
     *
     * @param written each step as {@code .name} or {@code ["key"]}
     */
    default List<List<String>> within(String kind, List<String> written) {
        return kind.equals(kind()) ? List.of(written) : List.of();
    }

    /** Outputs one may refer to, as in {@code host.web.address}, before they exist. */
    List<String> outputs();

    /** The resources one evaluated block (one instance of {@code for_each}) asks for; pure. */
    List<Resource> resources(Item item);
}

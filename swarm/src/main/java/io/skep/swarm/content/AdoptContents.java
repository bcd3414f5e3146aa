package io.skep.swarm.content;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.document.Adopted;
import io.skep.swarm.document.Unusual;
import io.skep.swarm.engineapi.EngineLook;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The secrets and configs of a live swarm as a topology would ask for them. Changes nothing. */
public final class AdoptContents {

    private AdoptContents() {}

    /** All of a kind, whoever made them. */
    public static List<ObjectNode> in(EngineLook manager, ContentKind kind)
            throws RemoteException, InterruptedException {
        return manager.list(kind.all());
    }

    /**
     * One of them.
     *
     * @param called what the topology calls it: names in a swarm may have points
     */
    public static Adopted of(ObjectNode object, ContentKind kind, String called) {
        Entries body = new Unusual(Map.of()).of(ContentSchema.of(kind), ContentDocument.written(object));
        return new Adopted(
                Address.of(kind.word(), called), ContentSchema.of(kind), body, Contents.name(object), List.of());
    }

    /** The outputs by which services refer to one. */
    public static Entries outputs(ObjectNode object) {
        return Contents.outputs(object);
    }
}

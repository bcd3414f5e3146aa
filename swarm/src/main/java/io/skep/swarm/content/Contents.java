package io.skep.swarm.content;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.engineapi.EngineLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading secrets and configs through a manager, and finding what a service refers to. */
public final class Contents {

    private Contents() {}

    /** The object of exactly this name. */
    static Optional<ObjectNode> named(EngineLook manager, ContentKind kind, String name)
            throws RemoteException, InterruptedException {
        return manager.list(kind.all()).stream()
                .filter(each -> name(each).equals(name))
                .findFirst();
    }

    /** The object of exactly this name or id. */
    static Optional<ObjectNode> called(EngineLook manager, ContentKind kind, String called)
            throws RemoteException, InterruptedException {
        return manager.list(kind.all()).stream()
                .filter(each -> name(each).equals(called) || id(each).equals(called))
                .findFirst();
    }

    /** All that bear our marks and an address, and what was taken up for it: more than one while a content is being replaced. */
    static List<ObjectNode> ours(EngineLook manager, Address address, Window window)
            throws RemoteException, InterruptedException {
        List<ObjectNode> ours = new ArrayList<>();
        for (ObjectNode each : manager.list(ContentKind.of(address).all())) {
            JsonNode labels = labels(each);
            boolean marked = OwnLabels.address(labels).equals(address.toString())
                    && OwnLabels.foreign(labels, window.ownership()).isEmpty();
            if (marked || takenUp(window, address, each)) {
                ours.add(each);
            }
        }
        return ours;
    }

    /** What was taken up bears no marks until it is changed. */
    private static boolean takenUp(Window window, Address address, ObjectNode object) {
        return OwnLabels.address(labels(object)).isEmpty()
                && window.outputs(address.kind()).entrySet().stream()
                        .filter(each -> each.getKey().current().equals(address))
                        .anyMatch(
                                each -> foreign(object, window, each.getValue()).isEmpty());
    }

    /** Why an object is not ours; empty where it is. */
    static Optional<String> foreign(ObjectNode object, Window window, Entries recorded) {
        return OwnLabels.foreign(labels(object), window.ownership(), recorded, ContentKind.ID, id(object));
    }

    static String id(JsonNode object) {
        return object.path("ID").asString("");
    }

    static String name(JsonNode object) {
        return object.path("Spec").path("Name").asString("");
    }

    static JsonNode labels(JsonNode object) {
        return object.path("Spec").path("Labels");
    }

    static Entries outputs(JsonNode object) {
        return new Seeing()
                .text(ContentKind.ID, object.path("ID"))
                .text("name", object.path("Spec").path("Name"))
                .entries();
    }

    /**
     * The outputs, id and name, of the secret or config that a service's reference means; where the topology makes none, of the one
     * of exactly that name, which somebody else made.
     *
     * @param reference as a spec keeps it: {@code db} or {@code module.shop.secret.db}
     */
    public static Entries referred(EngineLook manager, Window window, ContentKind kind, String reference)
            throws RemoteException, InterruptedException {
        Address address = Names.referred(kind.word(), reference);
        Entries outputs = window.outputs(address);
        if (Values.textOf(outputs, ContentKind.ID).isPresent()) {
            return outputs;
        }
        return named(manager, kind, Names.docker(address))
                .map(Contents::outputs)
                .orElseThrow(() -> new RemoteException("The swarm has no " + kind.word() + " for " + address, false));
    }

    /**
     * The ids by which a service that stands as asked for may use what a reference means: that of the present one, or, while
     * none has taken its place yet, those of its former ones.
     */
    public static List<String> ids(Window window, ContentKind kind, String reference) {
        Address address = Names.referred(kind.word(), reference);
        Optional<String> present = Values.textOf(window.outputs(address), ContentKind.ID);
        if (present.isPresent()) {
            return List.of(present.get());
        }
        List<String> ids = new ArrayList<>();
        window.outputs(kind.word()).forEach((each, outputs) -> {
            if (each.isFormer() && each.current().equals(address)) {
                Values.textOf(outputs, ContentKind.ID).ifPresent(ids::add);
            }
        });
        return ids;
    }
}

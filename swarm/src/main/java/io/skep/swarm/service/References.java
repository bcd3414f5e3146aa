package io.skep.swarm.service;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.content.ContentKind;
import io.skep.swarm.content.Contents;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.network.Networks;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the references of a service mean in the swarm at this moment.
 *
 * @param networks the ids of its networks, by what it calls them
 * @param formerNetworks the ids of what these were before, on which it stays until all services have moved
 * @param contents ids and names of its secrets and configs, by kind and reference
 */
record References(
        Map<String, String> networks, Set<String> formerNetworks, Map<ContentKind, Map<String, Entries>> contents) {

    /** A service that refers to nothing. */
    static final References NONE = new References(Map.of(), Map.of());

    /** Where no network was replaced. */
    References(Map<String, String> networks, Map<ContentKind, Map<String, Entries>> contents) {
        this(networks, Set.of(), contents);
    }

    static References of(EngineLook manager, Window window, Entries spec) throws RemoteException, InterruptedException {
        Map<ContentKind, Map<String, Entries>> contents = new EnumMap<>(ContentKind.class);
        for (ContentKind sort : ContentKind.values()) {
            Map<String, Entries> known = new TreeMap<>();
            for (String source : FilePart.sources(spec, sort)) {
                known.put(source, Contents.referred(manager, window, sort, source));
            }
            contents.put(sort, known);
        }
        List<String> networks = NetworkPart.references(spec);
        return new References(Networks.ids(manager, window, networks), Networks.formers(window, networks), contents);
    }

    /** What a spec calls the secrets and configs it refers to, by their ids. */
    static Map<String, String> byId(Window window, Entries spec) {
        Map<String, String> references = new HashMap<>();
        for (ContentKind sort : ContentKind.values()) {
            for (String source : FilePart.sources(spec, sort)) {
                Contents.ids(window, sort, source).forEach(id -> references.put(id, source));
            }
        }
        return references;
    }
}

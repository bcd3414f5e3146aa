package io.skep.swarm.content;

import io.skep.plans.resource.Address;
import io.skep.swarm.engineapi.Route;

/** The two kinds of contents. The limits are those of swarmkit: 500 KiB for a secret, 1000 KiB for a config. */
public enum ContentKind {
    /** Kept encrypted by the managers, handed over in memory, never shown again. */
    SECRET("secret", "/secrets", 500 * 1024),
    /** The same without secrecy. */
    CONFIG("config", "/configs", 1000 * 1024);

    /** The output that holds the engine's id, of both kinds. */
    public static final String ID = "content_id";

    private final String word;
    private final String path;
    private final int limit;

    ContentKind(String word, String path, int limit) {
        this.word = word;
        this.path = path;
        this.limit = limit;
    }

    /** The kind of a resource's address, which is of one of the two. */
    static ContentKind of(Address address) {
        return address.kind().equals(SECRET.word) ? SECRET : CONFIG;
    }

    /** The kind in addresses, and the word of its block. */
    public String word() {
        return word;
    }

    /** Lists all of the kind. */
    Route all() {
        return Route.to(path);
    }

    Route creation() {
        return Route.to(path + "/create");
    }

    Route one(String id) {
        return Route.to(path, id);
    }

    Route update(String id) {
        return Route.to(path, id, "update");
    }

    /** The most bytes of one. */
    int limit() {
        return limit;
    }
}

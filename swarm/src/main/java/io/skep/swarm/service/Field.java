package io.skep.swarm.service;

import io.skep.plans.schema.Attribute;

/**
 * An attribute that is one field of the engine's documents.
 *
 * @param block the block it is written in, {@code resources.limits}; empty for the resource or outermost block itself
 * @param place where the engine keeps it, a JSON Pointer (RFC 6901) into the document
 */
record Field(String block, Attribute attribute, String place, Spelling shape) {

    /** The attribute with its block: {@code health.start_interval}. */
    String path() {
        return block.isEmpty() ? attribute.name() : block + "." + attribute.name();
    }

    /** The pointer of the object that holds it; empty for the document itself. */
    String holder() {
        return place.substring(0, place.lastIndexOf('/'));
    }

    /** Its name in that object. */
    String key() {
        return place.substring(place.lastIndexOf('/') + 1);
    }
}

package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an attribute is spelled in the engine's documents, both ways; pure. */
sealed interface Spelling permits Shape, ListShape {

    /** Writes the attribute {@code name} of a block into the field of a document; only called where it has a value. */
    void write(Entries block, String name, ObjectNode document, String field);

    /** What a field says; nothing where it says nothing and nobody asked. */
    Value read(JsonNode node, Entries like, String name);
}

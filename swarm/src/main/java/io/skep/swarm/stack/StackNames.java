package io.skep.swarm.stack;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the parts of a stack are called: {@code shop_web}, as {@code docker stack deploy} names them, and so {@code service.shop_web} in
 * plans.
 *
 * @param stack the address of the stack's block
 */
record StackNames(Address stack) {

    /** The label by which {@code docker stack} knows what belongs together. */
    static final String NAMESPACE = "com.docker.stack.namespace";

    /** The name of the stack in the swarm. */
    String namespace() {
        return Names.docker(stack);
    }

    /** The name of a part in the swarm. */
    String name(String key) {
        return namespace() + "_" + key;
    }

    /** The address of a part: its name without a module's, which the address says itself. */
    Address address(String kind, String key) {
        String own = stack.name() + stack.plainKey().map(inner -> "-" + inner).orElse("");
        return new Address(stack.module(), kind, own + "_" + key, Optional.empty());
    }

    /** The address of a network, secret or config of the file; one that says its own name has that alone. */
    Address address(String kind, String key, Mapping written) {
        return written.text("name").map(name -> Address.of(kind, name)).orElseGet(() -> address(kind, key));
    }

    /** The address of one that is there already: only its name counts. */
    static Address external(String kind, String key, Mapping written) {
        return Address.of(
                kind,
                written.text("name")
                        .or(() -> written.mapping("external").text("name"))
                        .orElse(key));
    }

    /** Whether something of the file is made elsewhere. */
    static boolean external(Mapping written) {
        return written.get("external")
                .map(value -> value instanceof Mapping
                        || Yaml.text(value).filter("true"::equals).isPresent())
                .orElse(false);
    }

    /** How a spec refers to an address. */
    static String reference(Address address) {
        return address.module().isEmpty() ? address.name() : address.toString();
    }

    /** Labels as the file writes them, and the one of the stack. */
    Entries labels(Optional<Yaml> written) {
        Map<String, String> labels = new TreeMap<>();
        written.map(Merge::dictionary).ifPresent(value -> {
            if (value instanceof Mapping mapping) {
                mapping.entries()
                        .forEach((name, entry) ->
                                labels.put(name, Yaml.text(entry.value()).orElse("")));
            }
        });
        labels.put(NAMESPACE, namespace());
        return Values.textEntries(labels);
    }
}

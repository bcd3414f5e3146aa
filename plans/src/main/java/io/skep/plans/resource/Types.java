package io.skep.plans.resource;

import io.skep.plans.apply.Step;
import io.skep.plans.failure.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every resource type skep knows, by its kind, and every step by its name. Immutable. */
public final class Types {
    private final Map<String, ResourceType> byKind = new LinkedHashMap<>();
    private final SortedMap<String, Class<? extends Step>> acts = new TreeMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    /** Fails with IllegalArgumentException where two types share a kind or the name of a step: a bug. */
    public Types(List<? extends ResourceType> types) {
        for (ResourceType type : types) {
            require(byKind.putIfAbsent(type.kind(), type) == null, "two types are called " + type.kind());
            type.acts().forEach((name, act) -> {
                Class<? extends Step> other = acts.putIfAbsent(name, act);
                require(other == null || other.equals(act), "two steps are called " + name);
                names.put(act, name);
            });
        }
    }

    /** The type of a resource; a kind nobody knows is a state or plan written by another version of skep. */
    public ResourceType of(Address address) {
        return find(address.kind())
                .orElseThrow(() -> new UserError("This skep knows no resources of the kind \""
                        + address.kind() + "\", to which " + address
                        + " belongs. Use the version of skep that wrote the state."));
    }

    /** The type of a kind. */
    public Optional<ResourceType> find(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /** The classes of all steps by name. */
    public SortedMap<String, Class<? extends Step>> acts() {
        return new TreeMap<>(acts);
    }

    /** The name of a step's class. */
    public Optional<String> nameOf(Step step) {
        return Optional.ofNullable(names.get(step.getClass()));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

package io.skep.swarm.document;

import io.skep.plans.resource.Address;

/** What a resource is called outside the topology. */
public final class Names {

    private Names() {}

    /** The name an engine knows it by: {@code web}, {@code web-a} for an instance. */
    public static String docker(Address address) {
        return address.plainName().replaceAll("[^\\w.-]", "");
    }

    /** The name in sentences for people: its address without the kind. */
    public static String shown(Address address) {
        return (address.module().isEmpty() ? "" : address.module() + ".")
                + address.name()
                + address.key().map(key -> "[" + key + "]").orElse("");
    }

    /** The address of a resource referred to by the text a reference keeps: {@code web} or {@code web["a"]}. */
    public static Address referred(String kind, String text) {
        boolean whole = text.startsWith(kind + ".") || text.startsWith("module.");
        return Address.parse(whole ? text : kind + "." + text);
    }
}

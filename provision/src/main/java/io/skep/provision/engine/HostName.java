package io.skep.provision.engine;

import io.skep.plans.resource.Address;

/** What people call a host: its key in {@code for_each}, else its label, with its number where it is one of several. */
final class HostName {

    private HostName() {}

    static String of(Address address) {
        return address.key()
                .map(key -> key.startsWith("\"")
                        ? key.substring(1, key.length() - 1)
                                .replace("\\\"", "\"")
                                .replace("\\\\", "\\")
                        : address.name() + "-" + key)
                .orElse(address.name());
    }
}

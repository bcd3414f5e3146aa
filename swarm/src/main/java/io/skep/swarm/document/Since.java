package io.skep.swarm.document;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.engineapi.ApiVersion;
import io.skep.swarm.engineapi.EngineLook;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses what a spec says and an engine is too old to know: it would leave it out without a word. An attribute's
 * {@link Attribute#since} is a version of the Engine API here.
 */
public final class Since {

    private Since() {}

    /** Fails with a {@link UserError} where a spec says what this engine does not know yet; asked before it is sent. */
    public static void check(EngineLook engine, Address address, Schema schema, Entries spec)
            throws RemoteException, InterruptedException {
        List<String> unknown = unknownTo(engine.version(), schema, spec);
        if (!unknown.isEmpty()) {
            throw new UserError(address + ": " + String.join("; ", unknown) + " (" + engine.host()
                    + "). Set a newer engine version, or take it out");
        }
    }

    /** What a spec says that an engine of this version does not know yet, as sentences. */
    static List<String> unknownTo(ApiVersion version, Schema schema, Entries spec) {
        List<String> unknown = new ArrayList<>();
        collect(version, schema, spec, "", unknown);
        return unknown;
    }

    private static void collect(ApiVersion version, Schema schema, Entries spec, String path, List<String> unknown) {
        for (Attribute attribute : schema.attributes()) {
            Value value = spec.get(attribute.name());
            boolean said = !(value instanceof Value.Nothing) && !value.equals(attribute.otherwise());
            attribute
                    .since()
                    .filter(since -> said && ApiVersion.parse(since).compareTo(version) > 0)
                    .ifPresent(since -> unknown.add(path + attribute.name() + " needs an engine that speaks API "
                            + since + "; this one speaks " + version));
        }
        for (Nested block : schema.blocks()) {
            String inner = path + block.name() + ".";
            if (spec.get(block.name()) instanceof Entries one) {
                collect(version, block.schema(), one, inner, unknown);
            } else if (spec.get(block.name()) instanceof Value.Items items) {
                for (Value each : items.items()) {
                    if (each instanceof Entries one) {
                        collect(version, block.schema(), one, inner, unknown);
                    }
                }
            }
        }
    }
}

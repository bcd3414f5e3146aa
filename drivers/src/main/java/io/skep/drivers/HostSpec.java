package io.skep.drivers;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spec of a host resource. The driver's settings are kept in two maps, because a change of those in {@code settings}
 * is about another machine and one of those in {@code access} only about how it is reached.
 *
 * @param driver name of the driver
 * @param name of the host
 * @param settings of the driver, both maps together
 */
record HostSpec(String driver, String name, Entries settings) {

    static final Schema SCHEMA = Schema.of(
            Attribute.required("driver", new Type.Text(), "The driver that makes, finds and destroys the host.")
                    .replacing(),
            Attribute.required("name", new Type.Text(), "The host's name.").replacing(),
            Attribute.optional("settings", anything(), "The driver's settings that make it this very machine.")
                    .replacing(),
            Attribute.optional("access", anything(), "The driver's settings that say how it is reached."),
            Attribute.defaulted(
                    "ready", new Type.Bool(), Values.bool(true), "Whether it runs, is complete and recorded."));

    private static Type anything() {
        return new Type.MapOf(new Type.Anything(), false);
    }

    /** Reads what {@link #toEntries} wrote. */
    static HostSpec of(Address address, Entries spec) {
        return new HostSpec(
                Values.textOf(spec, "driver")
                        .orElseThrow(() -> new IllegalArgumentException(address + " has no driver")),
                Values.textOf(spec, "name").orElse(address.name()),
                Values.entriesOf(spec, "settings").overlaidWith(Values.entriesOf(spec, "access")));
    }

    /**
     * The settings to look with: the machine that is recorded, reached as is wanted now, so that a mended key or port
     * counts at once. Access that waits for another resource is not known yet, and then the recorded one counts.
     */
    static Entries forLooking(Target target) {
        Entries recorded = target.spec();
        Entries access = target.wanted()
                .filter(wanted -> wanted.get("driver").equals(recorded.get("driver")))
                .map(wanted -> Values.entriesOf(wanted, "access"))
                .filter(wanted -> wanted.entries().values().stream().noneMatch(Value.Later.class::isInstance))
                .orElseGet(() -> Values.entriesOf(recorded, "access"));
        return Values.entriesOf(recorded, "settings").overlaidWith(access);
    }

    /** The spec as the planner compares it; settings that are not written are left out: they are not looked after. */
    Entries toEntries(boolean ready) {
        Schema schema = Drivers.named(driver).settings();
        TreeMap<String, Value> machine = new TreeMap<>();
        TreeMap<String, Value> access = new TreeMap<>();
        settings.entries().forEach((key, value) -> {
            boolean replaces = schema.attribute(key).map(Attribute::replaces).orElse(true);
            if (!(value instanceof Value.Nothing)) {
                (replaces ? machine : access).put(key, value);
            }
        });
        return Entries.of(Map.of(
                "driver", Values.text(driver),
                "name", Values.text(name),
                "settings", new Entries(machine),
                "access", new Entries(access),
                "ready", Values.bool(ready)));
    }
}

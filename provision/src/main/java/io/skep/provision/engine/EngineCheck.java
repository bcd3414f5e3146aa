package io.skep.provision.engine;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;

/** Finds what a schema cannot see in a host's engine block. */
record EngineCheck(Address host, Range place, Diagnostics problems) {

    void check(Entries body) {
        Value profile = body.get("profile");
        if (!(profile instanceof Value.Nothing) && !(profile instanceof Entries)) {
            problems.error(
                    "Wrong engine profile",
                    "The profile of " + host + " must be an engine profile such as engine.small.",
                    place);
        }
        for (String key :
                Values.entriesOf(EngineBlock.merged(body), "options").entries().keySet()) {
            if (DaemonConfig.keysOfAttributes().contains(key)) {
                problems.error(
                        "Engine option with an attribute of its own",
                        "The option \"" + key + "\" of " + host + " is written as the attribute "
                                + key.replace('-', '_') + ".",
                        place);
            } else if (key.equals("hosts")) {
                problems.error(
                        "Engine option that cannot be set",
                        "The option \"hosts\" of " + host + " is already given to the engine by its systemd unit;"
                                + " the engine would not start.",
                        place);
            }
        }
    }
}

package io.skep.swarm.stack;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Values;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The variables a Compose file sees: those of the stack's block, then those of the process, then those of {@code .env}.
 *
 * @param block {@code environment} of the block; may hold secrets
 * @param process the process's environment
 * @param file what {@code .env} says
 */
record Variables(Entries block, Map<String, String> process, Map<String, String> file) {

    /** Begins the source of a secret that comes from the environment of the process. */
    static final String SOURCE = "env.";

    /** The same with another {@code .env} under it: of an included file. */
    Variables under(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(more);
        all.putAll(file);
        return new Variables(block, process, all);
    }

    /** The value of a variable in clear. */
    Optional<String> text(String name) {
        return value(name).flatMap(value -> Values.textOf(Entries.NONE.with(name, value), name));
    }

    /** Whether a variable is secret. */
    boolean secret(String name) {
        return block.get(name) instanceof Secret;
    }

    /** The value of a variable, which may be secret. */
    Optional<Value> value(String name) {
        if (!(block.get(name) instanceof Value.Nothing)) {
            return Optional.of(block.get(name));
        }
        String found = process.get(name);
        return Optional.ofNullable(found == null ? file.get(name) : found).map(Values::text);
    }

    /** The value of a variable as a secret, whose source says where it is to be had again. */
    Optional<Value> asSecret(String name) {
        return value(name)
                .map(value -> value instanceof Value.Text
                        ? new Secret(value, new Source(SOURCE + name, Entries.NONE))
                        : value);
    }
}

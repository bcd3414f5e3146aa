package io.skep.swarm.stack;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.ValueText;
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
record Variables(Entries block, Map<String, String> process, Map<String, FileVariable> file) {

    /** The same with another {@code .env} under it: of an included file. */
    Variables under(Map<String, FileVariable> more) {
        Map<String, FileVariable> all = new TreeMap<>(more);
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
        return Optional.ofNullable(found)
                .or(() -> Optional.ofNullable(file.get(name)).map(FileVariable::text))
                .map(Values::text);
    }

    /** The value of a variable as a secret, whose source says where it is to be had again. */
    Optional<Value> asSecret(String name) {
        return value(name).map(value -> value instanceof Value.Text ? new Secret(value, source(name)) : value);
    }

    /** The environment, or {@code .env} where that alone has it and says it in one line. */
    private Source source(String name) {
        Source environment = new Source("environment(" + ValueText.quoted(name) + ")", Entries.NONE);
        return process.containsKey(name)
                ? environment
                : Optional.ofNullable(file.get(name))
                        .flatMap(FileVariable::again)
                        .orElse(environment);
    }
}

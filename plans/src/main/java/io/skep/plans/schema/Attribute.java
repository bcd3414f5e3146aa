package io.skep.plans.schema;

import io.skep.plans.text.value.Value;
import java.util.Optional;

/**
 * One attribute of a block or resource.
 *
 * @param required whether it must be written
 * @param otherwise what it is when it is not written; {@link Value#NOTHING}: then it is not looked after
 * @param replaces whether changing it means making the resource anew
 * @param since the first version of what it is written for that knows it, in that one's own numbers; empty: every version
 * @param meaning one sentence for the reference
 */
public record Attribute(
        String name,
        Type type,
        boolean required,
        Value otherwise,
        boolean replaces,
        Optional<String> since,
        String meaning) {

    /** An attribute that must be written. */
    public static Attribute required(String name, Type type, String meaning) {
        return new Attribute(name, type, true, Value.NOTHING, false, Optional.empty(), meaning);
    }

    /** An attribute that may be left out and is then not looked after. */
    public static Attribute optional(String name, Type type, String meaning) {
        return defaulted(name, type, Value.NOTHING, meaning);
    }

    /** An attribute that has a value of its own when it is left out. */
    public static Attribute defaulted(String name, Type type, Value otherwise, String meaning) {
        return new Attribute(name, type, false, otherwise, false, Optional.empty(), meaning);
    }

    /** This attribute, but changing it makes the resource anew. */
    public Attribute replacing() {
        return new Attribute(name, type, required, otherwise, true, since, meaning);
    }

    /** This attribute, which is known since a version. */
    public Attribute since(String version) {
        return new Attribute(name, type, required, otherwise, replaces, Optional.of(version), meaning);
    }
}

package io.skep.plans.fake;

import io.skep.plans.apply.Resolving;
import io.skep.plans.failure.UserError;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** A language of two words: {@code secret NAME} and {@code output ADDRESS NAME}. */
public record FakeResolving(Map<String, String> secrets) implements Resolving {

    /** A secret of this name. */
    public Secret secret(String name) {
        return new Secret(new Text(content(name)), new Source("secret " + name, Entries.NONE));
    }

    /** An output of a resource. */
    public static Later output(String resource, String name) {
        return new Later(
                new Source("output " + resource + " " + name, Entries.NONE),
                new TreeSet<>(List.of(new Origin(resource, name))));
    }

    @Override
    public Optional<Value> resolve(Source source, Function<Origin, Optional<Value>> outputs) {
        List<String> words = List.of(source.expression().split(" ", 3));
        return words.getFirst().equals("secret")
                ? Optional.of(secret(words.get(1)))
                : outputs.apply(new Origin(words.get(1), words.get(2)));
    }

    private String content(String name) {
        String content = secrets.get(name);
        if (content == null) {
            throw new UserError("The sensitive variable " + name + " is not given.");
        }
        return content;
    }
}

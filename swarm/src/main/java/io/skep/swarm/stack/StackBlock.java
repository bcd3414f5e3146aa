package io.skep.swarm.stack;

import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The block {@code stack "name" { compose = "..." }}: networks, secrets, configs and services that Compose files ask for. */
public final class StackBlock implements BlockType {

    private static final Type TEXT = new Type.Text();
    private static final Schema SCHEMA = Schema.of(
            Attribute.required(
                    "compose",
                    new Type.Anything(),
                    "The path of a Compose file, or a list of paths, the later over the earlier."),
            Attribute.defaulted(
                    "environment",
                    new Type.MapOf(TEXT, false),
                    Entries.NONE,
                    "Variables for the files, before those of the process and of .env."),
            Attribute.defaulted(
                    "profiles",
                    new Type.ListOf(TEXT, false),
                    Values.texts(List.of()),
                    "The profiles whose services are wanted too."),
            Attribute.defaulted(
                    "strict",
                    new Type.Bool(),
                    Values.bool(false),
                    "Whether what a swarm cannot do is an error, not a warning."),
            Attribute.optional("wait", new Type.Duration(), "How long a service may make no progress."));

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of();
    }

    @Override
    public List<Resource> resources(Item item) {
        Entries body = item.body();
        Range asked = item.written().getOrDefault("compose", item.place());
        List<String> paths = paths(body.get("compose"));
        if (paths.isEmpty()) {
            item.problems()
                    .error("Wrong type of value", "\"compose\" is the path of a file, or a list of paths.", asked);
            return List.of();
        }
        Entries environment = Values.entriesOf(body, "environment");
        if (environment.entries().values().stream().anyMatch(Opaque::hasLater)) {
            item.problems()
                    .error(
                            "Known too late",
                            "What a stack's files say must be known when it is planned, and a variable of "
                                    + item.address() + " is known only after apply.",
                            item.written().getOrDefault("environment", item.place()));
            return List.of();
        }
        Reading reading = new Reading(item.beside(), item.problems());
        Variables variables = reading.withDotEnv(
                new Variables(environment, item.beside().environment(), Map.of()),
                FilePaths.folder(paths.getFirst()),
                asked);
        Mapping files = new ComposeFiles(reading).model(paths, variables, asked);
        ComposeSchema.check(files, item.problems());
        if (item.problems().hasErrors()) {
            return List.of();
        }
        LeftOut leftOut = new LeftOut(Values.boolOf(body, "strict").orElse(false), item.problems());
        StackModel stack = new StackModel(
                Profiles.of(files, Values.textsOf(body, "profiles")),
                new StackNames(item.address()),
                variables,
                reading,
                leftOut);
        return new Lowering(stack, item).resources(wait(body));
    }

    private static Optional<String> wait(Entries body) {
        return Values.textOf(body, "wait");
    }

    private static List<String> paths(Value compose) {
        List<Value> written = compose instanceof Items(var items) ? items : List.of(compose);
        List<String> paths = written.stream()
                .flatMap(path -> path instanceof Value.Text(String text)
                        ? Optional.of(new FilePaths("").of(text)).stream()
                        : Optional.<String>empty().stream())
                .toList();
        return paths.size() == written.size() ? paths : List.of();
    }
}

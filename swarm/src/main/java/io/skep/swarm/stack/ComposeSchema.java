package io.skep.swarm.stack;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Spelling;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.stack.Yaml.Items;
import io.skep.swarm.stack.Yaml.Mapping;
import io.skep.swarm.stack.Yaml.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schema of the Compose Specification ({@code compose-spec.json} of github.com/compose-spec/compose-spec, Apache-2.0), and what
 * it says of a model, each thing at its place. It is read when the first stack is.
 */
final class ComposeSchema {

    /** What its own, relative name is relative to; nothing is fetched from there. */
    private static final String HOME = "https://compose-spec.io/schema/compose_spec.json";

    private ComposeSchema() {}

    private static final class Read {
        static final Schema SCHEMA = read();

        private static Schema read() {
            // Its formats are Go's, so that those of the validator of the same names do not fit.
            SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(false)
                    .build();
            try (InputStream text = ComposeSchema.class.getResourceAsStream("compose-spec.json")) {
                return SchemaRegistry.withDefaultDialect(
                                SpecificationVersion.DRAFT_7, builder -> builder.schemaRegistryConfig(config))
                        .getSchema(SchemaLocation.of(HOME), Objects.requireNonNull(text), InputFormat.JSON);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Reports what does not fit. */
    static void check(Mapping model, Diagnostics problems) {
        Map<Range, Error> told = new LinkedHashMap<>();
        List<Error> errors = Read.SCHEMA.validate(json(model)).stream()
                .sorted(Comparator.comparingInt(
                        error -> -error.getInstanceLocation().getNameCount()))
                .toList();
        for (Error error : errors) {
            Range place = place(model, error);
            boolean detailed = told.keySet().stream()
                    .anyMatch(other -> other.file().equals(place.file()) && within(told.get(other), error));
            if (!detailed && told.putIfAbsent(place, error) == null) {
                problems.add(diagnostic(error, place));
            }
        }
    }

    /** Whether one error is about something inside what the other, outer one is about: the inner says more. */
    private static boolean within(@Nullable Error inner, Error outer) {
        return inner != null
                && inner.getInstanceLocation().startsWith(outer.getInstanceLocation())
                && (outer.getKeyword().endsWith("Of")
                        || (outer.getKeyword().equals("type")
                                && !inner.getInstanceLocation().equals(outer.getInstanceLocation())));
    }

    private static Diagnostic diagnostic(Error error, Range place) {
        String path = error.getInstanceLocation()
                .toString()
                .replaceFirst("^[$/.]+", "")
                .replace('/', '.');
        if (error.getKeyword().equals("additionalProperties")) {
            String key = String.valueOf(error.getProperty());
            Diagnostic unknown = Diagnostic.error(
                    "Unknown key",
                    "The Compose Specification knows no key \"" + key + "\" here"
                            + (path.isEmpty() ? "." : ", in " + path + "."),
                    place);
            return Spelling.hint(key, names()).map(unknown::withHint).orElse(unknown);
        }
        String said = error.getMessage().replaceFirst("^\\W+", "");
        return Diagnostic.error(
                "Invalid Compose file",
                (path.isEmpty() ? "" : "\"" + path + "\": ")
                        + said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1) + ".",
                place);
    }

    /** The keys of services and of what stands around them. */
    private static Set<String> names() {
        TreeSet<String> names =
                new TreeSet<>(List.of("services", "networks", "volumes", "secrets", "configs", "include"));
        names.addAll(ServiceKeys.known());
        return names;
    }

    private static Range place(Mapping model, Error error) {
        Yaml at = model;
        Range place = model.range();
        NodePath path = error.getInstanceLocation();
        for (int index = 0; index < path.getNameCount(); index++) {
            Object step = path.getElement(index);
            if (at instanceof Mapping mapping && mapping.entries().containsKey(step.toString())) {
                place = mapping.place(step.toString());
                at = Objects.requireNonNull(mapping.entries().get(step.toString()))
                        .value();
            } else if (at instanceof Items list
                    && step instanceof Integer number
                    && number < list.items().size()) {
                at = list.items().get(number);
                place = at.range();
            }
        }
        String property = error.getProperty();
        return property != null
                        && at instanceof Mapping mapping
                        && mapping.entries().containsKey(property)
                ? mapping.place(property)
                : place;
    }

    private static JsonNode json(Yaml value) {
        return switch (value) {
            case Mapping mapping -> {
                ObjectNode object = Json.object();
                mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
                yield object;
            }
            case Items list -> {
                ArrayNode array = Json.array();
                list.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Scalar scalar -> json(scalar);
        };
    }

    private static JsonNode json(Scalar scalar) {
        JsonNodeFactory values = JsonNodeFactory.instance;
        return switch (scalar.kind()) {
            case NOTHING -> values.nullNode();
            case TRUTH -> values.booleanNode(scalar.text().equalsIgnoreCase("true"));
            case NUMBER -> number(scalar.text());
            case TEXT -> values.stringNode(scalar.text());
        };
    }

    private static JsonNode number(String text) {
        JsonNodeFactory values = JsonNodeFactory.instance;
        if (text.startsWith("0x") || text.startsWith("0o")) {
            return values.numberNode(Long.parseLong(text.substring(2), text.startsWith("0x") ? 16 : 8));
        }
        BigDecimal number = new BigDecimal(text);
        return number.stripTrailingZeros().scale() <= 0
                ? values.numberNode(number.toBigInteger())
                : values.numberNode(number);
    }
}

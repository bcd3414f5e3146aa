package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one YAML 1.2 document (core schema, as topologies are read) into values. */
final class YamlReading {

    private static final int MOST_ALIASES = 1000;
    private static final int DEEPEST = 200;

    private int parts;

    private YamlReading() {}

    static Value value(String yaml) {
        Limits.text(yaml.length());
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false)
                .setCodePointLimit(Limits.LONGEST_TEXT)
                .build();
        try {
            if (yaml.isBlank()) {
                throw Arguments.wrong(0, "This is not YAML: it is empty.");
            }
            checkDepth(new Parse(settings).parseString(yaml));
            return new YamlReading().value(new Load(settings).loadFromString(yaml));
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw Arguments.wrong(0, "This is not YAML: in line " + line + " " + wrong.getProblem() + ".");
        } catch (YamlEngineException | NumberFormatException wrong) {
            throw Arguments.wrong(0, "This cannot be read as YAML 1.2.");
        }
    }

    /** The reader recurses, so the depth is looked at before. */
    private static void checkDepth(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Alias, Scalar, Comment -> {}
            }
            if (depth > DEEPEST) {
                throw Arguments.wrong(0, "This YAML is nested more than " + DEEPEST + " levels deep.");
            }
        }
    }

    /** Aliases share their value, so what they stand for is counted each time. */
    private Value value(@Nullable Object loaded) {
        parts++;
        Limits.elements(parts);
        return switch (loaded) {
            case null -> Value.NOTHING;
            case String text -> new Text(text);
            case Boolean truth -> new Bool(truth);
            case Integer number -> number(BigDecimal.valueOf(number));
            case Long number -> number(BigDecimal.valueOf(number));
            case BigInteger number -> number(new BigDecimal(number));
            case Double number -> decimal(number);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Optional<?> none -> value(none.orElse(null));
            default -> throw Arguments.wrong(0, "This YAML has a value of a kind that the language does not have.");
        };
    }

    private static Value decimal(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw Arguments.wrong(0, "This YAML has a number that is infinite or none at all.");
        }
        return number(new BigDecimal(Double.toString(number)));
    }

    private static Value number(BigDecimal number) {
        if (!Convert.fits(number)) {
            throw Arguments.wrong(0, "A number in this YAML has too many digits.");
        }
        return new Numeric(number);
    }

    private Value list(List<?> list) {
        List<Value> items = new ArrayList<>();
        for (Object item : list) {
            items.add(value(item));
        }
        return new Items(items);
    }

    private Value map(Map<?, ?> map) {
        TreeMap<String, Value> entries = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = Convert.toText(value(entry.getKey()))
                    .orElseThrow(() -> Arguments.wrong(0, "A key of this YAML is not a string."))
                    .text();
            entries.put(key, value(entry.getValue()));
        }
        return new Entries(entries);
    }
}

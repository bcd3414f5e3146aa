package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into values. */
public final class JsonReading {

    private JsonReading() {}

    public static Value value(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw Arguments.wrong(0, "This is not JSON: it is empty.");
            }
            Value value = value(parser, first);
            if (parser.nextToken() != null) {
                throw Arguments.wrong(0, "This is not JSON: something follows the value.");
            }
            return value;
        } catch (JacksonException wrong) {
            throw Arguments.wrong(0, "This is not JSON: " + firstSentence(wrong.getOriginalMessage()) + ".");
        }
    }

    /** What follows in parentheses is about the parser, not about the text. */
    private static String firstSentence(String message) {
        int end = message.indexOf(" (");
        return end < 0 ? message : message.substring(0, end);
    }

    private static Value value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> new Text(paired(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> new Bool(true);
            case VALUE_FALSE -> new Bool(false);
            case VALUE_NULL -> Value.NOTHING;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    /** Half of a surrogate pair is no character and becomes the replacement character. */
    private static String paired(String text) {
        boolean whole = text.chars().noneMatch(letter -> Character.isSurrogate((char) letter));
        return whole
                ? text
                : text.codePoints()
                        .map(letter -> letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE
                                ? 0xfffd
                                : letter)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static Value number(JsonParser parser) {
        BigDecimal number = parser.getDecimalValue();
        if (!Convert.fits(number)) {
            throw Arguments.wrong(0, "A number in this JSON has too many digits.");
        }
        return new Numeric(number);
    }

    private static Value object(JsonParser parser) {
        TreeMap<String, Value> entries = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            entries.put(key, value(parser, parser.nextToken()));
            Limits.elements(entries.size());
        }
        return new Entries(entries);
    }

    private static Value list(JsonParser parser) {
        List<Value> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
            Limits.elements(items.size());
        }
        return new Items(items);
    }
}

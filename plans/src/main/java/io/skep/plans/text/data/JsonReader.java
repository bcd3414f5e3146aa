package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Fragment;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.TupleConstructor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON (RFC 8259) with places. Reports at most one syntax error, but every duplicate key and wrong template. */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DataLimits.DEPTH)
                    .maxNumberLength(DataLimits.DIGITS)
                    .build())
            .build();

    private static final int UNICODE_ESCAPE = 6;

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final JsonParser parser;

    private JsonReader(SourceFile source, Diagnostics diagnostics, JsonParser parser) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.parser = parser;
    }

    static Document read(SourceFile source, Diagnostics diagnostics) {
        Range whole = source.range(0, source.text().length());
        Body body = new Body(List.of(), List.of(), whole);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source.text())) {
            body = new JsonReader(source, diagnostics, parser).body(whole);
        } catch (JacksonException problem) {
            diagnostics.error("Invalid JSON", JsonAdvice.explain(problem), JsonAdvice.place(problem, source));
        }
        return new Document(source, body);
    }

    private Body body(Range whole) {
        if (parser.nextToken() == null) {
            return new Body(List.of(), List.of(), whole);
        }
        Expression root = value();
        if (parser.nextToken() != null) {
            diagnostics.error("Invalid JSON", "The file is complete here, but more follows.", token(tokenStart() + 1));
        }
        return Entries.body(root, whole, diagnostics);
    }

    private Expression value() {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> new Literal.Bool(true, token(tokenStart() + 4));
            case VALUE_FALSE -> new Literal.Bool(false, token(tokenStart() + 5));
            case VALUE_NULL -> new Literal.Null(token(tokenStart() + 4));
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Expression object() {
        int start = tokenStart();
        Entries entries = new Entries(diagnostics);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Expression key = string();
            parser.nextToken();
            entries.add(key, value());
        }
        return entries.object(source.range(start, tokenStart() + 1));
    }

    private Expression array() {
        int start = tokenStart();
        List<Expression> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new TupleConstructor(items, source.range(start, tokenStart() + 1));
    }

    private Expression string() {
        int start = tokenStart();
        String value = parser.getString();
        int end = endOfString(start);
        Range range = source.range(start, end);
        boolean asWritten = end - start == value.length() + 2;
        Fragment fragment = asWritten ? Fragment.of(source, start + 1, end - 1) : escaped(value, start + 1);
        return Strings.expression(fragment, range, diagnostics);
    }

    /** A string with escapes, each of which is one char of the value. */
    private Fragment escaped(String value, int start) {
        int[] places = new int[value.length() + 1];
        int at = start;
        for (int index = 0; index < value.length(); index++) {
            places[index] = at;
            boolean escape = source.text().charAt(at) == '\\';
            at += !escape ? 1 : source.text().charAt(at + 1) == 'u' ? UNICODE_ESCAPE : 2;
        }
        places[value.length()] = at;
        return new Fragment(value, (first, last) -> source.range(places[first], places[last]));
    }

    /** The parser has passed the string, so its closing quote is the first one that no backslash escapes. */
    private int endOfString(int start) {
        int at = start + 1;
        while (source.text().charAt(at) != '"') {
            at += source.text().charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private Expression number() {
        String written = parser.getString();
        Range range = token(tokenStart() + written.length());
        try {
            BigDecimal value = new BigDecimal(written);
            if (Math.abs((long) value.scale()) <= DataLimits.DIGITS) {
                return new Literal.Decimal(written, range);
            }
        } catch (NumberFormatException tooLarge) {
            return outOfRange(range);
        }
        return outOfRange(range);
    }

    private Expression outOfRange(Range range) {
        diagnostics.error("Number out of range", "Exponents may be up to " + DataLimits.DIGITS + ".", range);
        return new Literal.Decimal("0", range);
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private Range token(int end) {
        return source.range(tokenStart(), Math.min(end, source.text().length()));
    }
}

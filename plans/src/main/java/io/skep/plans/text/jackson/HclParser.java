package io.skep.plans.text.jackson;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Body;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.SimpleStreamReadContext;

/**
 * The tokens of an HCL file. The file is read as a whole before the first token. Every token has its line, column, char and byte offset,
 * and so has every error. Made by {@link HclFactory}; used by one thread.
 */
public final class HclParser extends ParserMinimalBase {
    private final SourceFile source;
    private final @Nullable Evaluation evaluation;
    private SimpleStreamReadContext context = SimpleStreamReadContext.createRootContext(null);
    private @Nullable Walk walk;
    private int charsCounted;
    private long bytesCounted;

    HclParser(ObjectReadContext reading, IOContext io, int features, String text, @Nullable Evaluation evaluation) {
        super(reading, io, features);
        this.source = new SourceFile("hcl", text);
        this.evaluation = evaluation;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        if (isClosed()) {
            return null;
        }
        Walk through = walk();
        JsonToken token = through.advance();
        if (token == null) {
            _updateTokenToNull();
            close();
            return null;
        }
        switch (token) {
            case PROPERTY_NAME -> context.setCurrentName(through.name());
            case START_OBJECT -> context = context.createChildObjectContext(line(), column());
            case START_ARRAY -> context = context.createChildArrayContext(line(), column());
            case END_OBJECT, END_ARRAY -> context = context.getParent();
            default -> context.valueRead();
        }
        return _updateToken(token);
    }

    private Walk walk() {
        if (walk == null) {
            Diagnostics problems = new Diagnostics();
            Body body = Parsing.parseHcl(source, problems).body();
            List<Diagnostic> found = problems.list();
            if (problems.hasErrors()) {
                Diagnostic first = found.getFirst();
                String more = found.size() > 1 ? " (and " + (found.size() - 1) + " more)" : "";
                throw failure(
                        first.summary() + ": " + first.detail() + more,
                        first.subject().orElse(body.range()));
            }
            try {
                walk = new Walk(new BodyNodes(new ExpressionNodes(source, evaluation)::of).of(body));
            } catch (Unreadable unreadable) {
                throw failure(Objects.requireNonNull(unreadable.getMessage()), unreadable.place());
            }
        }
        return walk;
    }

    private StreamReadException failure(String message, Range place) {
        return new StreamReadException(this, message, location(place.start()));
    }

    // What databind asks for blocks

    /** Shows the blocks just entered as a list of blocks; see {@link Walk#asList}. */
    void showBlocksAsList(int labels) {
        if (_currToken == JsonToken.START_OBJECT && walk().asList(labels)) {
            context = context.getParent().createChildArrayContext(line(), column());
            _updateToken(JsonToken.START_ARRAY);
        }
    }

    /** Shows the only block below the labels just entered as an object. */
    void showOnlyBlock(int labels) {
        if (_currToken == JsonToken.START_OBJECT) {
            try {
                walk().asBlock(labels);
            } catch (Unreadable unreadable) {
                throw failure(Objects.requireNonNull(unreadable.getMessage()), unreadable.place());
            }
        }
    }

    /** Whether the object that is open, or ends here, is the body of a block or file. */
    boolean isInBlock() {
        return walk().isInBody();
    }

    /** Gives the block whose body is open properties that hold its labels, of several the last ones; false where it has not so many. */
    boolean showLabelsAs(List<String> properties) {
        Walk through = walk();
        List<Node.Label> labels = through.labels();
        int first = labels.size() - properties.size();
        if (first < 0) {
            return false;
        }
        through.insert(IntStream.range(0, properties.size())
                .mapToObj(index -> {
                    Node.Label label = labels.get(first + index);
                    return new Node.Entry(
                            properties.get(index), label.range(), new Node.Scalar(label.text(), label.range()));
                })
                .toList());
        if (_currToken == JsonToken.END_OBJECT) {
            context = context.createChildObjectContext(line(), column());
            nextToken();
        }
        return true;
    }

    // Places

    @Override
    public TokenStreamLocation currentTokenLocation() {
        return location(walk == null ? Position.START : walk.place().start());
    }

    @Override
    public TokenStreamLocation currentLocation() {
        return location(walk == null ? Position.START : walk.place().end());
    }

    private int line() {
        return walk().place().start().line();
    }

    private int column() {
        return walk().place().start().column();
    }

    private TokenStreamLocation location(Position position) {
        return new TokenStreamLocation(
                _ioContext.contentReference(),
                bytesBefore(position.offset()),
                position.offset(),
                position.line(),
                position.column());
    }

    /** Counted on from the last place asked for, since tokens mostly go forward. */
    private long bytesBefore(int offset) {
        if (offset < charsCounted) {
            charsCounted = 0;
            bytesCounted = 0;
        }
        bytesCounted += source.text().substring(charsCounted, offset).getBytes(StandardCharsets.UTF_8).length;
        charsCounted = offset;
        return bytesCounted;
    }

    @Override
    public TokenStreamContext streamReadContext() {
        return context;
    }

    @Override
    public @Nullable Object currentValue() {
        return context.currentValue();
    }

    @Override
    public void assignCurrentValue(Object value) {
        context.assignCurrentValue(value);
    }

    @Override
    public @Nullable String currentName() {
        boolean starts = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        return (starts ? context.getParent() : context).currentName();
    }

    // Values

    @Override
    public @Nullable String getString() {
        return switch (_currToken) {
            case null -> null;
            case PROPERTY_NAME -> walk().name();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalarText();
            default -> _currToken.asString();
        };
    }

    private String scalarText() {
        Object value = walk().value();
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    @Override
    public char[] getStringCharacters() {
        return Objects.requireNonNullElse(getString(), "").toCharArray();
    }

    @Override
    public int getStringLength() {
        return getStringCharacters().length;
    }

    @Override
    public int getStringOffset() {
        return 0;
    }

    @Override
    public boolean hasStringCharacters() {
        return false;
    }

    private BigDecimal number() throws InputCoercionException {
        if (_currToken != null && _currToken.isNumeric() && walk().value() instanceof BigDecimal number) {
            return number;
        }
        throw _constructNotNumericType(_currToken, 0);
    }

    @Override
    public Number getNumberValue() {
        return switch (getNumberType()) {
            case INT -> number().intValueExact();
            case LONG -> number().longValueExact();
            case BIG_INTEGER -> number().toBigIntegerExact();
            case null, default -> number();
        };
    }

    @Override
    public @Nullable NumberType getNumberType() {
        if (_currToken == JsonToken.VALUE_NUMBER_FLOAT) {
            return NumberType.BIG_DECIMAL;
        }
        if (_currToken != JsonToken.VALUE_NUMBER_INT) {
            return null;
        }
        int bits = number().toBigIntegerExact().bitLength();
        return bits < 32 ? NumberType.INT : bits < 64 ? NumberType.LONG : NumberType.BIG_INTEGER;
    }

    @Override
    public int getIntValue() {
        BigInteger whole = number().toBigInteger();
        if (whole.bitLength() >= 32) {
            _reportOverflowInt();
        }
        return whole.intValue();
    }

    @Override
    public long getLongValue() {
        BigInteger whole = number().toBigInteger();
        if (whole.bitLength() >= 64) {
            _reportOverflowLong();
        }
        return whole.longValue();
    }

    @Override
    public BigInteger getBigIntegerValue() {
        return number().toBigInteger();
    }

    @Override
    public float getFloatValue() {
        return number().floatValue();
    }

    @Override
    public double getDoubleValue() {
        return number().doubleValue();
    }

    @Override
    public BigDecimal getDecimalValue() {
        return number();
    }

    @Override
    public boolean isNaN() {
        return false;
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            _decodeBase64(Objects.requireNonNullElse(getString(), ""), bytes, variant);
            return bytes.toByteArray();
        }
    }

    // The rest of Jackson's contract

    @Override
    public Version version() {
        return HclFactory.VERSION;
    }

    @Override
    public Object streamReadInputSource() {
        return _ioContext.contentReference().getRawContent();
    }

    @Override
    protected void _closeInput() {}

    @Override
    protected void _releaseBuffers() {}

    @Override
    protected void _handleEOF() {}
}

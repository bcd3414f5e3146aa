package io.skep.plans.text.jackson;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.format.Formatter;
import io.skep.plans.text.hcl.Spelled;
import io.skep.plans.text.jackson.Draft.Entries;
import io.skep.plans.text.jackson.Draft.Items;
import io.skep.plans.text.jackson.Draft.Written;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.Version;
import tools.jackson.core.base.GeneratorBase;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.JacksonFeatureSet;
import tools.jackson.core.util.SimpleStreamWriteContext;

/**
 * Writes HCL, laid out as {@code skep fmt} does. The outermost value must be an object: the file. It is written when it ends. A raw value
 * is an expression, written as it is. Made by {@link HclFactory}; used by one thread.
 */
public final class HclGenerator extends GeneratorBase {
    private static final int NO_LABEL = -1;

    private final Writer output;
    private final Deque<Draft> open = new ArrayDeque<>();
    private SimpleStreamWriteContext context = SimpleStreamWriteContext.createRootContext(null);
    private int label = NO_LABEL;
    private boolean block;

    HclGenerator(ObjectWriteContext writing, IOContext io, int features, Writer output) {
        super(writing, io, features);
        this.output = output;
    }

    // What databind tells of blocks

    /** The next property is a label of the object that is open. */
    void nextIsLabel(int index) {
        label = index;
    }

    /** The next property is a block. */
    void nextIsBlock() {
        block = true;
    }

    /** The next property is nothing of the kind, since the last one may have been left out. */
    void nextIsPlain() {
        label = NO_LABEL;
        block = false;
    }

    // Structure

    @Override
    public JsonGenerator writeStartArray() {
        return start(new Items(), null);
    }

    @Override
    public JsonGenerator writeStartArray(Object value) {
        return start(new Items(), value);
    }

    @Override
    public JsonGenerator writeStartObject() {
        return start(new Entries(), null);
    }

    @Override
    public JsonGenerator writeStartObject(Object value) {
        return start(new Entries(), value);
    }

    private JsonGenerator start(Draft draft, @Nullable Object value) {
        if (open.isEmpty() && draft instanceof Items) {
            throw new StreamWriteException(this, "An HCL file is an object, not a list.");
        }
        if (!open.isEmpty()) {
            add(draft);
        }
        open.push(draft);
        context = draft instanceof Items
                ? context.createChildArrayContext(value)
                : context.createChildObjectContext(value);
        streamWriteConstraints().validateNestingDepth(context.getNestingDepth());
        return this;
    }

    @Override
    public JsonGenerator writeEndArray() {
        end(context.inArray(), "list");
        return this;
    }

    @Override
    public JsonGenerator writeEndObject() {
        end(context.inObject(), "object");
        return this;
    }

    private void end(boolean fits, String what) {
        if (!fits) {
            throw new StreamWriteException(this, "No " + what + " is open here, but " + context.typeDesc() + ".");
        }
        Draft ended = open.pop();
        context = context.clearAndGetParent();
        if (open.isEmpty() && ended instanceof Entries file) {
            print(file);
        }
    }

    private void print(Entries file) {
        try {
            Diagnostics problems = new Diagnostics();
            String text = Formatter.format(new SourceFile("hcl", HclText.of(file)), problems)
                    .orElseThrow(() -> new StreamWriteException(
                            this,
                            "A raw value is no expression: " + problems.list().getFirst()));
            output.write(text);
        } catch (HclText.Unwritable unwritable) {
            throw new StreamWriteException(this, Objects.requireNonNull(unwritable.getMessage()));
        } catch (IOException failed) {
            throw _wrapIOFailure(failed);
        }
    }

    @Override
    public JsonGenerator writeName(String name) {
        if (!context.writeName(name)) {
            throw new StreamWriteException(this, "A value is expected here, not the name \"" + name + "\".");
        }
        return this;
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    private void add(Draft draft) {
        _verifyValueWrite("write a value");
        switch (open.getFirst()) {
            case Items list -> list.items().add(draft);
            case Entries object -> {
                String name = context.currentName();
                if (label != NO_LABEL) {
                    object.labels().put(label, draft);
                } else if (object.entries().put(name, draft) != null) {
                    throw new StreamWriteException(this, "The property \"" + name + "\" is written twice.");
                }
                if (block) {
                    object.blocks().add(name);
                }
                nextIsPlain();
            }
            case Written _ -> throw new IllegalStateException("a scalar is never open");
        }
    }

    private JsonGenerator write(String text) {
        if (open.isEmpty()) {
            throw new StreamWriteException(this, "An HCL file is an object, not " + text + ".");
        }
        add(new Written(text));
        return this;
    }

    @Override
    protected void _verifyValueWrite(String what) {
        if (!context.writeValue()) {
            throw new StreamWriteException(this, "Cannot " + what + ", a name is expected here.");
        }
    }

    // Scalars

    @Override
    public JsonGenerator writeString(@Nullable String text) {
        return text == null ? writeNull() : write(Spelled.quoted(text));
    }

    @Override
    public JsonGenerator writeString(char[] buffer, int offset, int length) {
        return writeString(new String(buffer, offset, length));
    }

    @Override
    public JsonGenerator writeRawUTF8String(byte[] buffer, int offset, int length) {
        return writeUTF8String(buffer, offset, length);
    }

    @Override
    public JsonGenerator writeUTF8String(byte[] buffer, int offset, int length) {
        return writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public JsonGenerator writeRaw(String text) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(String text, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(char[] text, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(char text) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRawValue(String expression) {
        return write(expression.lines().count() == 1 ? expression : "(" + expression + ")");
    }

    @Override
    public JsonGenerator writeRawValue(String text, int offset, int length) {
        return writeRawValue(text.substring(offset, offset + length));
    }

    @Override
    public JsonGenerator writeRawValue(char[] text, int offset, int length) {
        return writeRawValue(new String(text, offset, length));
    }

    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        return writeString(variant.encode(Arrays.copyOfRange(data, offset, offset + length)));
    }

    @Override
    public JsonGenerator writeNumber(short number) {
        return write(Short.toString(number));
    }

    @Override
    public JsonGenerator writeNumber(int number) {
        return write(Integer.toString(number));
    }

    @Override
    public JsonGenerator writeNumber(long number) {
        return write(Long.toString(number));
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigInteger number) {
        return number == null ? writeNull() : write(number.toString());
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        return Double.isFinite(number) ? write(Double.toString(number)) : writeNumber(Double.toString(number));
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        return Float.isFinite(number) ? write(Float.toString(number)) : writeNumber(Float.toString(number));
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigDecimal number) {
        return number == null ? writeNull() : write(number.toString());
    }

    @Override
    public JsonGenerator writeNumber(String number) {
        try {
            return writeNumber(new BigDecimal(number));
        } catch (NumberFormatException notANumber) {
            throw new StreamWriteException(this, "HCL has no way to write " + number + ".", notANumber);
        }
    }

    @Override
    public JsonGenerator writeBoolean(boolean truth) {
        return write(Boolean.toString(truth));
    }

    @Override
    public JsonGenerator writeNull() {
        return write("null");
    }

    // The rest of Jackson's contract

    @Override
    public Version version() {
        return HclFactory.VERSION;
    }

    @Override
    public TokenStreamContext streamWriteContext() {
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
    public Object streamWriteOutputTarget() {
        return output;
    }

    @Override
    public int streamWriteOutputBuffered() {
        return 0;
    }

    @Override
    public JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
        return DEFAULT_TEXTUAL_WRITE_CAPABILITIES;
    }

    @Override
    public void flush() {
        try {
            output.flush();
        } catch (IOException failed) {
            throw _wrapIOFailure(failed);
        }
    }

    @Override
    protected void _closeInput() throws IOException {
        output.close();
    }

    @Override
    protected void _releaseBuffers() {}
}

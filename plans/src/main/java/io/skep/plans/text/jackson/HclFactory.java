package io.skep.plans.text.jackson;

import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.Version;
import tools.jackson.core.base.TextualTSFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;

/** Makes parsers and generators of HCL, for Jackson's streaming interface and for {@link HclMapper}. Immutable and safe for any thread. */
public final class HclFactory extends TextualTSFactory {
    static final Version VERSION = new Version(0, 1, 0, null, "io.skep", "plans-hcl");

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Evaluation evaluation;

    /** One that leaves expressions with names and calls as templates. */
    public HclFactory() {
        this(new HclFactoryBuilder());
    }

    /** One that evaluates expressions. */
    public HclFactory(Evaluation evaluation) {
        this(new HclFactoryBuilder().evaluation(evaluation));
    }

    HclFactory(HclFactoryBuilder builder) {
        super(builder);
        this.evaluation = builder.evaluation();
    }

    @Nullable
    Evaluation evaluation() {
        return evaluation;
    }

    @Override
    public HclFactoryBuilder rebuild() {
        return new HclFactoryBuilder(this);
    }

    @Override
    public HclFactory copy() {
        return rebuild().build();
    }

    @Override
    public TokenStreamFactory snapshot() {
        return this;
    }

    @Override
    public Version version() {
        return VERSION;
    }

    @Override
    public String getFormatName() {
        return "HCL";
    }

    @Override
    public boolean canParseAsync() {
        return false;
    }

    @Override
    public boolean canUseSchema(FormatSchema schema) {
        return false;
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext reading, IOContext io, InputStream input) {
        try {
            byte[] content = input.readAllBytes();
            return _createParser(reading, io, content, 0, content.length);
        } catch (IOException failed) {
            throw JacksonIOException.construct(failed, null);
        }
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext reading, IOContext io, Reader input) {
        try {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                text.append(buffer, 0, count);
            }
            return parser(reading, io, text.toString());
        } catch (IOException failed) {
            throw JacksonIOException.construct(failed, null);
        }
    }

    @Override
    protected JsonParser _createParser(
            ObjectReadContext reading, IOContext io, byte[] content, int offset, int length) {
        try {
            return parser(
                    reading,
                    io,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content, offset, length))
                            .toString());
        } catch (CharacterCodingException notText) {
            throw new StreamReadException(null, "This is no UTF-8 text.", null, notText);
        }
    }

    @Override
    protected JsonParser _createParser(
            ObjectReadContext reading, IOContext io, char[] content, int offset, int length, boolean recyclable) {
        return parser(reading, io, new String(content, offset, length));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext reading, IOContext io, DataInput input) {
        return _unsupported();
    }

    private HclParser parser(ObjectReadContext reading, IOContext io, String text) {
        return new HclParser(reading, io, reading.getStreamReadFeatures(_streamReadFeatures), text, evaluation);
    }

    @Override
    protected JsonGenerator _createGenerator(ObjectWriteContext writing, IOContext io, Writer output) {
        return new HclGenerator(writing, io, writing.getStreamWriteFeatures(_streamWriteFeatures), output);
    }

    @Override
    protected JsonGenerator _createUTF8Generator(ObjectWriteContext writing, IOContext io, OutputStream output) {
        return _createGenerator(writing, io, _createWriter(io, output, JsonEncoding.UTF8));
    }
}

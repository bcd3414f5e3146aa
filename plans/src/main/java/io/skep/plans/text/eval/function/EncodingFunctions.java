package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.NULLABLE;
import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Encodings: Base64, JSON, YAML, CSV, URLs. */
final class EncodingFunctions {

    static final List<Function> ALL = List.of(
            Function.named("jsonencode").takes(NULLABLE, "val").gives(with -> new Text(JsonText.of(with.any(0)))),
            Function.named("jsondecode").takes(TEXT, "str").gives(with -> JsonReading.value(with.text(0))),
            Function.named("yamlencode").takes(NULLABLE, "value").gives(with -> new Text(YamlText.of(with.any(0)))),
            Function.named("yamldecode").takes(TEXT, "src").gives(with -> YamlReading.value(with.text(0))),
            Function.named("csvdecode").takes(TEXT, "str").gives(with -> CsvReading.value(with.text(0))),
            Function.named("base64encode")
                    .takes(TEXT, "str")
                    .gives(with -> base64(with.text(0).getBytes(StandardCharsets.UTF_8))),
            Function.named("base64decode")
                    .takes(TEXT, "str")
                    .gives(with -> new Text(decoded(with, StandardCharsets.UTF_8))),
            Function.named("base64gzip")
                    .takes(TEXT, "str")
                    .gives(with -> base64(zipped(with.text(0).getBytes(StandardCharsets.UTF_8)))),
            Function.named("textencodebase64")
                    .takes(TEXT, "string")
                    .takes(TEXT, "encoding")
                    .gives(EncodingFunctions::encoded),
            Function.named("textdecodebase64")
                    .takes(TEXT, "source")
                    .takes(TEXT, "encoding")
                    .gives(with -> new Text(decoded(with, charset(with)))),
            Function.named("urlencode")
                    .takes(TEXT, "str")
                    .gives(with -> new Text(URLEncoder.encode(with.text(0), StandardCharsets.UTF_8)
                            .replace("%7E", "~")
                            .replace("*", "%2A"))));

    private EncodingFunctions() {}

    static Value base64(byte[] bytes) {
        return new Text(Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written", impossible);
        }
        return zipped.toByteArray();
    }

    private static Value encoded(Arguments with) {
        Charset charset = charset(with);
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(with.text(0)));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return base64(copy);
        } catch (CharacterCodingException unmappable) {
            throw Arguments.wrong(0, "This text has characters that " + charset.name() + " cannot express.");
        } catch (UnsupportedOperationException readOnly) {
            throw Arguments.wrong(1, charset.name() + " can be read only.");
        }
    }

    private static Charset charset(Arguments with) {
        try {
            return Charset.forName(with.text(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw Arguments.wrong(1, "There is no encoding of that name. Use one of IANA's, such as UTF-16LE.");
        } catch (IllegalArgumentException empty) {
            throw Arguments.wrong(1, "The name of an encoding is needed, such as UTF-16LE.");
        }
    }

    private static String decoded(Arguments with, Charset charset) {
        String written = with.text(0).replace("\n", "").replace("\r", "");
        try {
            if (written.length() % 4 != 0) {
                throw Arguments.wrong(
                        0, "This is not Base64: its length must be a multiple of 4, filled up with \"=\".");
            }
            byte[] bytes = Base64.getDecoder().decode(written);
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException notBase64) {
            throw Arguments.wrong(0, "This is not Base64.");
        } catch (CharacterCodingException notText) {
            throw Arguments.wrong(0, "What is encoded here is not " + charset.name() + " text.");
        }
    }
}

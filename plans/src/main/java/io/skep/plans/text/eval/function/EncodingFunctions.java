package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.NULLABLE;
import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Text;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Encodings and digests. */
final class EncodingFunctions {

    static final List<Function> ALL = List.of(
            Function.named("jsonencode").takes(NULLABLE, "val").gives(with -> new Text(JsonText.of(with.any(0)))),
            Function.named("jsondecode").takes(TEXT, "str").gives(with -> JsonReading.value(with.text(0))),
            Function.named("base64encode")
                    .takes(TEXT, "str")
                    .gives(with -> new Text(
                            Base64.getEncoder().encodeToString(with.text(0).getBytes(StandardCharsets.UTF_8)))),
            Function.named("base64decode").takes(TEXT, "str").gives(EncodingFunctions::decoded),
            Function.named("urlencode")
                    .takes(TEXT, "str")
                    .gives(with -> new Text(URLEncoder.encode(with.text(0), StandardCharsets.UTF_8))),
            Function.named("sha1").takes(TEXT, "str").gives(with -> digest("SHA-1", with)),
            Function.named("sha256").takes(TEXT, "str").gives(with -> digest("SHA-256", with)),
            Function.named("sha512").takes(TEXT, "str").gives(with -> digest("SHA-512", with)),
            Function.named("md5").takes(TEXT, "str").gives(with -> digest("MD5", with)));

    private EncodingFunctions() {}

    private static Value decoded(Arguments with) {
        try {
            byte[] bytes = Base64.getDecoder().decode(with.text(0));
            return new Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException notBase64) {
            throw Arguments.wrong(0, "This is not Base64.");
        } catch (CharacterCodingException notText) {
            throw Arguments.wrong(0, "What is encoded here is not UTF-8 text.");
        }
    }

    private static Value digest(String algorithm, Arguments with) {
        try {
            byte[] digest =
                    MessageDigest.getInstance(algorithm).digest(with.text(0).getBytes(StandardCharsets.UTF_8));
            return new Text(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no " + algorithm, missing);
        }
    }
}

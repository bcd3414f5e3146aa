package io.skep.plans.state.form;

import io.skep.plans.text.value.Value;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The one text of a value, for hashing only. */
final class CanonicalText {
    private static final JsonFactory JSON = new JsonFactory();

    private CanonicalText() {}

    /** With the content of secrets in clear: the result must be hashed and dropped. */
    static String revealing(Value value) {
        return written(value, new ValueWriter(new Revealed()));
    }

    /** With secrets as their digests. */
    static String masking(Value value, SecretDigest digests) {
        return written(value, new ValueWriter((secret, json) -> {
            json.writeStartObject();
            json.writeStringProperty(
                    "$secret", digests.of(secret instanceof Value.Secret(Value inner, var _) ? inner : secret));
            json.writeEndObject();
        }));
    }

    /** As it is kept: with secrets as their digests and sources. */
    static String stored(Value value, SecretDigest digests) {
        return written(value, ValueWriter.stored(digests));
    }

    private static String written(Value value, ValueWriter writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            writer.write(value, json);
        }
        return text.toString();
    }

    private record Revealed() implements ValueWriter.Secrets {
        @Override
        public void write(Value secret, JsonGenerator json) {
            switch (secret) {
                case Value.Secret(Value inner, var _) -> new ValueWriter(this).write(inner, json);
                case Value.Masked(String digest, var _) -> json.writeString(digest);
                case Value.Text _,
                        Value.Numeric _,
                        Value.Bool _,
                        Value.Nothing _,
                        Value.Items _,
                        Value.Unique _,
                        Value.Entries _,
                        Value.Later _ -> throw new IllegalArgumentException("not a secret");
            }
        }
    }
}

package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import io.skep.swarm.content.ContentKind;
import io.skep.swarm.stack.Yaml.Mapping;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret or config of a Compose file as the block of that name. What a secret holds is known here only to find out whether it
 * changed: plans and states hold where it comes from.
 *
 * @param path of it in the file, for messages
 */
record ContentDraft(StackModel stack, ContentKind kind, String path, Range place) {

    /** Fills in the block; false where it cannot be, which is reported. */
    boolean fill(Mapping content, Draft draft) {
        draft.put("labels", stack.names().labels(content.get("labels")), "labels", place);
        Written.scalar(content, "template_driver", "template_driver", draft, "template");
        if (kind == ContentKind.SECRET && content.text("driver").isPresent()) {
            draft.block("driver", "driver", place).ifPresent(driver -> {
                Written.scalar(content, "driver", "driver", driver, "name");
                content.get("driver_opts")
                        .ifPresent(options -> driver.put("options", Written.dictionary(options), "driver_opts", place));
            });
            return true;
        }
        if (content.text("file").isPresent()) {
            return file(content.text("file").get(), content.place("file"), draft);
        }
        if (content.text("environment").isPresent()) {
            return environment(content.text("environment").get(), content.place("environment"), draft);
        }
        if (content.text("content").isPresent()) {
            draft.put("value", Values.text(content.text("content").get()), "content", content.place("content"));
            return true;
        }
        wrong("says what it holds by one of file, environment and content, or is external.", place);
        return false;
    }

    private boolean file(String file, Range written, Draft draft) {
        Optional<byte[]> bytes = stack.reading().bytes(file, written);
        if (bytes.isEmpty()) {
            return false;
        }
        Optional<String> plain = kind == ContentKind.CONFIG ? text(bytes.get()) : Optional.empty();
        if (plain.isPresent()) {
            draft.put("value", Values.text(plain.get()), "file", written);
            return true;
        }
        Value base64 = Values.text(Base64.getEncoder().encodeToString(bytes.get()));
        Source source = new Source("sensitive(filebase64(" + ValueText.quoted(file) + "))", Entries.NONE);
        draft.put("base64", kind == ContentKind.SECRET ? new Secret(base64, source) : base64, "file", written);
        return true;
    }

    /** What is text, so that a plan can show its lines. */
    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private boolean environment(String variable, Range written, Draft draft) {
        boolean secret = kind == ContentKind.SECRET;
        Optional<Value> value = secret
                ? stack.variables().asSecret(variable)
                : stack.variables().value(variable);
        value.ifPresent(found -> draft.put("value", found, "environment", written));
        if (value.isEmpty()) {
            wrong("is to hold the variable " + variable + ", which is not set.", written);
        }
        return value.isPresent();
    }

    private void wrong(String what, Range at) {
        stack.leftOut().problems().error("Wrong " + kind.word(), "\"" + path + "\" " + what, at);
    }
}

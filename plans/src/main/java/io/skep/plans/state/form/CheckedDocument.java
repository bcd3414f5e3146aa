package io.skep.plans.state.form;

import io.skep.plans.failure.UserError;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON file that tells whether it is whole: {@code format_version}, {@code checksum} over the content, and the content under a name of
 * its own. White space does not count.
 *
 * @param content name of the content: {@code state}, {@code plan}
 * @param version the newest format this skep knows
 * @param remedy what to do when such a file is damaged; one sentence
 */
public record CheckedDocument(String content, int version, String remedy) {

    /** The bytes of the file that holds a record. */
    public byte[] write(Object record, StoredForm form) {
        JsonNode body = form.tree(record);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("format_version", version);
        document.put("checksum", checksum(body, form));
        document.set(content, body);
        return (form.readable(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The record a file holds; every kind of damage and a newer format is a {@link UserError} that names the file. */
    public <T> T read(byte[] bytes, String file, Class<T> type, StoredForm form) {
        if (bytes.length == 0) {
            throw damaged(file, "it is empty");
        }
        JsonNode document = parsed(bytes, file, form);
        JsonNode format = document.path("format_version");
        if (!format.isIntegralNumber()) {
            throw damaged(file, "it has no format_version");
        } else if (format.longValue() > version) {
            throw new UserError(file + " was written by a newer skep (format " + format.longValue()
                    + "; this one knows " + version + "). Use that version of skep.");
        }
        JsonNode body = document.path(content);
        if (!document.path("checksum").asString("").equals(checksum(body, form))) {
            throw damaged(file, "its checksum does not fit its content");
        }
        try {
            return form.read(body, type);
        } catch (JacksonException wrong) {
            throw new UserError(
                    "Cannot read " + file + ": " + wrong.getOriginalMessage()
                            + ". Was it written by another version of skep?",
                    wrong);
        }
    }

    private JsonNode parsed(byte[] bytes, String file, StoredForm form) {
        try {
            return form.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException torn) {
            throw damaged(file, "it is cut short or is no JSON");
        }
    }

    private UserError damaged(String file, String why) {
        return new UserError(file + " is damaged: " + why + ". " + remedy);
    }

    private static String checksum(JsonNode body, StoredForm form) {
        return "sha256:" + Sha256.hex(form.text(body).getBytes(StandardCharsets.UTF_8));
    }
}

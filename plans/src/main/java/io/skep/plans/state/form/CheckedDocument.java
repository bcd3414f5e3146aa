package io.skep.plans.state.form;

import io.skep.plans.failure.UserError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON file that tells whether it is whole: {@code format_version}, {@code checksum} over the version and the content, and the content
 * under a name of its own. White space does not count. In format 1 the checksum was over the content alone.
 *
 * @param content name of the content: {@code state}, {@code plan}
 * @param upgrades one for each older format; this skep writes the format after the last
 * @param remedy what to do when such a file is damaged; one sentence
 */
public record CheckedDocument(String content, List<Upgrade> upgrades, String remedy) {
    public CheckedDocument {
        upgrades = List.copyOf(upgrades);
    }

    /** The newest format this skep knows, which is the one it writes. */
    public int version() {
        return upgrades.size() + 1;
    }

    /** The bytes of the file that holds a record. */
    public byte[] write(Object record, StoredForm form) {
        JsonNode body = form.tree(record);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("format_version", version());
        document.put("checksum", checksum(version(), body, form));
        document.set(content, body);
        return (form.readable(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The record a file holds, of whatever format so far; every kind of damage and a newer format is a {@link UserError} that names the file. */
    public <T> T read(byte[] bytes, String file, Class<T> type, StoredForm form) {
        if (bytes.length == 0) {
            throw damaged(file, "it is empty");
        }
        JsonNode document = parsed(bytes, file, form);
        int format = format(document, file);
        JsonNode body = document.path(content);
        if (!document.path("checksum").asString("").equals(checksum(format, body, form)) || document.size() != 3) {
            throw damaged(file, "its checksum does not fit its content");
        }
        try {
            Upgrade.toNewest(body, format, upgrades);
            return form.read(body, type);
        } catch (JacksonException wrong) {
            throw new UserError(
                    "Cannot read " + file + ": " + wrong.getOriginalMessage()
                            + ". Was it written by another version of skep?",
                    wrong);
        }
    }

    private int format(JsonNode document, String file) {
        JsonNode format = document.path("format_version");
        if (!format.isIntegralNumber() || !format.canConvertToInt() || format.intValue() < 1) {
            throw damaged(file, "it has no format_version");
        } else if (format.intValue() > version()) {
            throw new NewerFormat(file + " was written by a newer skep (format " + format.intValue()
                    + "; this one knows " + version() + "). Nothing was changed. Use that version of skep.");
        }
        return format.intValue();
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

    private String checksum(int format, JsonNode body, StoredForm form) {
        JsonNode summed = body;
        if (format > 1) {
            ObjectNode versioned = JsonNodeFactory.instance.objectNode();
            versioned.put("format_version", format);
            versioned.set(content, body);
            summed = versioned;
        }
        return "sha256:" + Sha256.hex(form.text(summed).getBytes(StandardCharsets.UTF_8));
    }
}

package io.skep.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.ValueText;
import io.skep.swarm.engineapi.ApiVersion;
import io.skep.swarm.node.NodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/swarm-fields.md says of every field what the code says. {@code -Dskep.docs=write} writes it anew. */
class FieldGuideTest {

    private static final String HEAD = """
            # Every field of a swarm and of what runs in it

            Made from the code by a test (`FieldGuideTest`, `-Dskep.docs=write`). *API* is the oldest version of the Engine API that knows a field: an older engine
            is refused before anything is sent to it. *Changed* says whether another value is carried out where the thing stands, or makes it anew.
            """;

    @Test
    void the_guide_says_what_the_code_says() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path guide = here.resolveSibling("docs").resolve("swarm-fields.md");
        String told = told();
        if ("write".equals(System.getProperty("skep.docs"))) {
            Files.writeString(guide, told);
        }
        assertThat(Files.readString(guide))
                .as("docs/swarm-fields.md; write it anew with -Dskep.docs=write")
                .isEqualTo(told);
    }

    private static String told() {
        StringBuilder text = new StringBuilder(HEAD);
        SwarmTypes.resources().forEach(type -> {
            boolean node = type.kind().equals("node");
            text.append("\n## ").append(node ? "swarm, in a host's block" : type.kind());
            text.append(
                    "\n\n| field | what it holds | when left out | API | changed | meaning |\n|---|---|---|---|---|---|\n");
            rows(text, "", node ? NodeType.BLOCK : type.schema());
        });
        return text.toString();
    }

    private static void rows(StringBuilder text, String path, Schema schema) {
        for (Attribute each : schema.attributes()) {
            text.append("| `").append(path).append(each.name()).append("` | ").append(type(each.type()));
            text.append(" | ").append(otherwise(each)).append(" | ");
            text.append(each.since().orElse(ApiVersion.OLDEST.toString())).append(" | ");
            text.append(each.replaces() ? "made anew" : "in place").append(" | ");
            text.append(each.meaning()).append(" |\n");
        }
        for (Nested block : schema.blocks()) {
            rows(text, path + block.name() + (block.repeated() ? "[]." : "."), block.schema());
        }
    }

    private static String otherwise(Attribute attribute) {
        if (attribute.required()) {
            return "required";
        }
        return attribute.otherwise() instanceof Value.Nothing ? "" : "`" + ValueText.line(attribute.otherwise()) + "`";
    }

    private static String type(Type type) {
        return switch (type) {
            case Type.Text _ -> "text";
            case Type.Number(boolean whole) -> whole ? "whole number" : "number";
            case Type.Bool _ -> "truth";
            case Type.OneOf(var words) ->
                words.stream().map(each -> "`" + each + "`").collect(Collectors.joining(" "));
            case Type.Form(String _, String expected) -> expected;
            case Type.Duration _ -> "duration";
            case Type.Size _ -> "size";
            case Type.Reference(String kind) -> "a " + kind;
            case Type.ListOf(Type element, boolean ordered) -> (ordered ? "list of " : "set of ") + type(element);
            case Type.MapOf(Type element, boolean shared) -> "map of " + type(element) + (shared ? ", shared" : "");
            case Type.Anything _ -> "anything";
        };
    }
}

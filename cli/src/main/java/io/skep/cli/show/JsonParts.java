package io.skep.cli.show;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.Severity;
import io.skep.plans.text.ShownValue;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.Sources;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pieces that the line stream and the plan document have in common, named as Terraform names them. */
final class JsonParts {
    private JsonParts() {}

    /** {@code create}, {@code update}, {@code replace}, {@code delete}, {@code remove} or {@code noop}. */
    static String action(Change change) {
        return switch (change) {
            case Change.NoOp _ -> "noop";
            case Change.Create _ -> "create";
            case Change.Update _ -> "update";
            case Change.Replace _ -> "replace";
            case Change.Delete _ -> "delete";
            case Change.Forget _ -> "remove";
        };
    }

    /** The same as the list of acts that the plan document has. */
    static List<String> actions(Change change) {
        return switch (change) {
            case Change.NoOp _ -> List.of("no-op");
            case Change.Create _ -> List.of("create");
            case Change.Update _ -> List.of("update");
            case Change.Replace _ -> List.of("delete", "create");
            case Change.Delete _ -> List.of("delete");
            case Change.Forget _ -> List.of("forget");
        };
    }

    static Json.Fields resource(Address address) {
        return Json.object()
                .with("addr", address.toString())
                .with("module", address.module())
                .with("resource", address.in("").toString())
                .with("implied_provider", "skep")
                .with("resource_type", address.kind())
                .with("resource_name", address.name())
                .with("resource_key", key(address));
    }

    /** A string for an instance of {@code for_each}, a number for one of {@code count}, else null. */
    static @Nullable Object key(Address address) {
        Optional<String> key = address.key();
        if (key.isEmpty()) {
            return null;
        }
        String text = key.get();
        return text.startsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : Integer.valueOf(text);
    }

    static Value before(Change change) {
        return switch (change) {
            case Change.NoOp _, Change.Create _, Change.Forget _ -> Value.NOTHING;
            case Change.Update update -> update.before();
            case Change.Replace replace -> replace.before();
            case Change.Delete delete -> delete.before();
        };
    }

    static Value after(Change change) {
        return switch (change) {
            case Change.NoOp _, Change.Delete _, Change.Forget _ -> Value.NOTHING;
            case Change.Create create -> create.after();
            case Change.Update update -> update.after();
            case Change.Replace replace -> replace.after();
        };
    }

    /** Why, in words; empty where the change speaks for itself. */
    static String reason(Change change) {
        return switch (change) {
            case Change.Delete delete -> delete.reason();
            case Change.Forget forget -> forget.reason();
            case Change.Create create -> create.resumed() ? "an earlier run began it and did not finish" : "";
            case Change.Replace replace ->
                "cannot be changed in place: " + String.join(", ", replacing(replace.differences()));
            case Change.NoOp _, Change.Update _ -> "";
        };
    }

    static List<String> replacing(List<Difference> differences) {
        return differences.stream()
                .filter(Difference::replaces)
                .map(Difference::path)
                .toList();
    }

    static Json.Fields diagnostic(Diagnostic diagnostic, Sources sources) {
        Json.Fields fields = Json.object()
                .with("severity", diagnostic.severity() == Severity.ERROR ? "error" : "warning")
                .with("summary", diagnostic.summary())
                .with("detail", (diagnostic.detail() + " " + diagnostic.hint().orElse("")).strip());
        diagnostic.subject().ifPresent(range -> {
            fields.with("range", range(range));
            sources.file(range.file())
                    .ifPresent(source -> fields.with(
                            "snippet",
                            snippet(diagnostic, range, source)
                                    .with("context", sources.context(range).orElse(null))));
        });
        return fields;
    }

    private static Json.Fields range(Range range) {
        return Json.object()
                .with("filename", range.file())
                .with("start", position(range.start()))
                .with("end", position(range.end()));
    }

    private static Json.Fields position(Position position) {
        return Json.object()
                .with("line", position.line())
                .with("column", position.column())
                .with("byte", position.offset());
    }

    private static Json.Fields snippet(Diagnostic diagnostic, Range range, SourceFile source) {
        int line = range.start().line();
        String code = source.line(line);
        int start = range.start().column() - 1;
        int end = range.end().line() == line ? range.end().column() - 1 : code.length();
        return Json.object()
                .with("context", null)
                .with("code", code)
                .with("start_line", line)
                .with("highlight_start_offset", start)
                .with("highlight_end_offset", Math.max(start, end))
                .with(
                        "values",
                        diagnostic.values().stream().map(JsonParts::shown).toList());
    }

    private static Json.Fields shown(ShownValue value) {
        return Json.object().with("traversal", value.expression()).with("statement", "is " + value.value());
    }
}

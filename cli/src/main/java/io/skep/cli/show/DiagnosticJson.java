package io.skep.cli.show;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.Sources;
import java.util.List;

/** All diagnostics as one JSON document in the shape of {@code terraform validate -json}. */
public final class DiagnosticJson {
    private DiagnosticJson() {}

    public static String document(List<Diagnostic> diagnostics, Sources sources) {
        long errors = diagnostics.stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .count();
        return Json.text(Json.object()
                .with("format_version", "1.0")
                .with("valid", errors == 0)
                .with("error_count", errors)
                .with("warning_count", diagnostics.size() - errors)
                .with(
                        "diagnostics",
                        diagnostics.stream()
                                .map(each -> JsonParts.diagnostic(each, sources))
                                .toList()));
    }
}

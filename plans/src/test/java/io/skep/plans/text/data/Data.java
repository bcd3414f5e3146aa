package io.skep.plans.text.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.syntax.Body;
import java.util.List;
import java.util.Map;

/** Reads snippets of YAML and JSON for tests. */
final class Data {
    static final BlockShapes SHAPES = BlockShapes.of(Map.of(
            "host",
            new BlockShape(1, BlockShapes.of(Map.of("driver", BlockShape.labels(1), "engine", BlockShape.labels(0)))),
            "swarm",
            BlockShape.labels(0)));

    private Data() {}

    static Body read(String name, String text) {
        Diagnostics diagnostics = new Diagnostics();
        Body body = read(name, text, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return body;
    }

    static List<Diagnostic> problems(String name, String text) {
        Diagnostics diagnostics = new Diagnostics();
        read(name, text, diagnostics);
        return diagnostics.list();
    }

    private static Body read(String name, String text, Diagnostics diagnostics) {
        return new DocumentReader(SHAPES, diagnostics)
                .read(new SourceFile(name, text))
                .orElseThrow()
                .body();
    }

    static String brief(Diagnostic diagnostic) {
        Range place = diagnostic.subject().orElseThrow();
        return place.start().line() + ":" + place.start().column() + "-"
                + place.end().column() + " " + diagnostic.summary();
    }
}

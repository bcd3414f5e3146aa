package io.skep.plans.text.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import java.util.List;

/** Reads snippets for tests. */
final class Read {
    private Read() {}

    static Expression expression(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Expression expression = Parsing.parseExpression(new SourceFile("test.hcl", text), diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.list().toString()));
        assertThat(diagnostics.list()).isEmpty();
        return expression;
    }

    static Expression template(String text) {
        Diagnostics diagnostics = new Diagnostics();
        return Parsing.parseTemplate(new SourceFile("test.txt", text), diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.list().toString()));
    }

    static Body body(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Body body =
                Parsing.parseHcl(new SourceFile("test.hcl", text), diagnostics).body();
        assertThat(diagnostics.list()).isEmpty();
        return body;
    }

    static Expression attribute(String text) {
        return body(text).attributes().getFirst().expression();
    }

    static List<Diagnostic> problems(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Parsing.parseHcl(new SourceFile("test.hcl", text), diagnostics);
        return diagnostics.list();
    }

    /** {@code line:column-column summary}, or with both lines where they differ. */
    static String brief(Diagnostic diagnostic) {
        Range place = diagnostic.subject().orElseThrow();
        String end = place.end().line() == place.start().line()
                ? String.valueOf(place.end().column())
                : place.end().line() + ":" + place.end().column();
        return place.start().line() + ":" + place.start().column() + "-" + end + " " + diagnostic.summary();
    }
}

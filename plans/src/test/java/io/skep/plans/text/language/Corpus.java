package io.skep.plans.text.language;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The expressions both Terraform and skep are asked for, and the files they read. */
final class Corpus {

    static final String ERROR = "(error)";
    static final String STATIC = "(static)";
    private static final String ARROW = "   => ";

    /** An expression, what Terraform makes of it and what skep does, and why the two differ where they do. */
    record Entry(String expression, String terraform, String skep, String reason) {}

    private Corpus() {}

    /** What both agree on. */
    static List<Entry> same(String resource) {
        return lines(resource).stream()
                .filter(line -> line.contains(ARROW))
                .filter(line -> !line.startsWith("# "))
                .map(line -> {
                    int arrow = line.lastIndexOf(ARROW);
                    String value = line.substring(arrow + ARROW.length());
                    return new Entry(line.substring(0, arrow), value, value.equals(STATIC) ? ERROR : value, "");
                })
                .toList();
    }

    /** Where skep differs on purpose. */
    static List<Entry> different(String resource) {
        List<Entry> entries = new ArrayList<>();
        String reason = "";
        for (String line : lines(resource)) {
            if (line.startsWith("## ")) {
                reason = line.substring(3);
            } else if (line.contains(ARROW) && !line.startsWith("# ")) {
                int last = line.lastIndexOf(ARROW);
                int first = line.lastIndexOf(ARROW, last - 1);
                entries.add(new Entry(
                        line.substring(0, first),
                        line.substring(first + ARROW.length(), last),
                        line.substring(last + ARROW.length()),
                        reason));
            }
        }
        return entries;
    }

    /** The JSON of an expression's value, or {@link #ERROR}. */
    static String evaluated(String expression) {
        Diagnostics problems = new Diagnostics();
        return Parsing.parseExpression(new SourceFile("console", "jsonencode(" + expression + ")"), problems)
                .flatMap(parsed -> new Evaluator(Functions.in(files())).evaluate(parsed, Scope.EMPTY, problems))
                .map(value -> Opaque.revealed(value) instanceof Value.Text(String json) ? json : ERROR)
                .orElse(ERROR);
    }

    /** The line of the first error in a file that is written with ¶ for a line break, or {@code ok}. */
    static String firstErrorLine(String file) {
        Diagnostics problems = new Diagnostics();
        Parsing.parseHcl(new SourceFile("t.hcl", file.replace('¶', '\n')), problems);
        return problems.list().stream()
                .map(problem -> problem.subject().orElseThrow().start().line())
                .min(Integer::compare)
                .map(String::valueOf)
                .orElse("ok");
    }

    static Path files() {
        try {
            return Path.of(
                    Objects.requireNonNull(Corpus.class.getResource("files")).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<String> lines(String resource) {
        try (InputStream stream = Objects.requireNonNull(Corpus.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

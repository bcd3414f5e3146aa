package io.skep.cli.command;

import io.skep.plans.plan.Plan;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.Sources;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.text.syntax.Documents;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a topology, for showing the lines that diagnostics are about. They are parsed once more for the names of
 * the blocks around a place, which takes time, so only when a diagnostic is shown. Only HCL nests blocks as people see
 * them.
 */
final class ReadSources implements Sources {
    private final List<SourceFile> files;
    private @Nullable Documents documents;

    ReadSources(List<SourceFile> files) {
        this.files = List.copyOf(files);
    }

    /** The files that a plan was made from. */
    static Sources of(Plan plan) {
        return new ReadSources(plan.sources().entrySet().stream()
                .map(file -> new SourceFile(file.getKey().replaceFirst("^\\./", ""), file.getValue()))
                .toList());
    }

    @Override
    public Optional<SourceFile> file(String name) {
        return documents().file(name);
    }

    @Override
    public Optional<String> context(Range place) {
        return documents().context(place);
    }

    private synchronized Documents documents() {
        Documents parsed = documents;
        if (parsed == null) {
            parsed = new Documents(files.stream()
                    .filter(file -> !file.name().endsWith(".skepvars")) // its lines may be secrets
                    .map(ReadSources::parsed)
                    .toList());
            documents = parsed;
        }
        return parsed;
    }

    private static Document parsed(SourceFile file) {
        return file.name().endsWith(".hcl")
                ? Parsing.parseHcl(file, new Diagnostics())
                : new Document(file, new Body(List.of(), List.of(), file.range(0, 0)));
    }
}

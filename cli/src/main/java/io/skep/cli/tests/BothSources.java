package io.skep.cli.tests;

import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.Sources;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.text.syntax.Documents;
import java.util.List;
import java.util.Optional;

/** The files that messages of a run may be about: its test file, and the topology's where that was read. */
final class BothSources implements Sources {

    private final Sources test;
    private final Sources topology;

    BothSources(Document test, Optional<Sources> topology) {
        this.test = new Documents(List.of(test));
        this.topology = topology.orElse(Sources.NONE);
    }

    @Override
    public Optional<SourceFile> file(String name) {
        return test.file(name).or(() -> topology.file(name));
    }

    @Override
    public Optional<String> context(Range place) {
        return test.context(place).or(() -> topology.context(place));
    }
}

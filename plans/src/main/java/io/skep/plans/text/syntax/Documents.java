package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.Sources;
import java.util.List;
import java.util.Optional;

/** The documents of one topology, as what messages quote from. Where blocks nest, the innermost around a place is its context. */
public record Documents(List<Document> documents) implements Sources {
    public Documents {
        documents = List.copyOf(documents);
    }

    @Override
    public Optional<SourceFile> file(String name) {
        return documents.stream()
                .map(Document::source)
                .filter(source -> source.name().equals(name))
                .findFirst();
    }

    @Override
    public Optional<String> context(Range place) {
        return documents.stream()
                .flatMap(document -> innermost(document.body(), place).stream())
                .findFirst()
                .map(Block::title);
    }

    private static Optional<Block> innermost(Body body, Range place) {
        Optional<Block> around = body.blocks().stream()
                .filter(block -> block.range().contains(place))
                .findFirst();
        return around.flatMap(block -> innermost(block.body(), place)).or(() -> around);
    }
}

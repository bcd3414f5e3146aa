package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** 7. No secret is in state, journal or words for people: here, the join tokens. */
public final class SecretsUnseen implements Promise {

    private static final String SECRET = "secretof";

    private int texts;
    private int words;

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        List<String> written = trial.store().everything();
        List<String> said = trial.said();
        Optional<String> found = Stream.concat(
                        written.subList(texts, written.size()).stream(), said.subList(words, said.size()).stream())
                .filter(text -> text.contains(SECRET))
                .findFirst();
        texts = written.size();
        words = said.size();
        return found;
    }
}

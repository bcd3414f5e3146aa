package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import java.util.Optional;

/** 9. Whoever changes a host holds the lock, and so is alone. */
public final class OneActor implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        return trial.misdeeds().stream()
                .filter(each -> each.startsWith("OneActor"))
                .findFirst();
    }
}

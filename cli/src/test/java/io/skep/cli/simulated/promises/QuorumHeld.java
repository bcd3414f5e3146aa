package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import java.util.Optional;

/** 4. The managers that are reached are a majority at every moment. */
public final class QuorumHeld implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        return trial.misdeeds().stream()
                .filter(each -> each.startsWith("QuorumHeld"))
                .findFirst();
    }
}

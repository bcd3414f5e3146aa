package io.skep.plans.state.store;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.seal.KeyProgram;
import io.skep.plans.state.seal.KeySource;
import io.skep.plans.state.seal.Passphrase;
import io.skep.plans.state.seal.Sealing;
import io.skep.plans.topology.StateSettings;
import io.skep.plans.topology.StateSettings.Encryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a topology's words and the environment to the keys of its state. */
public final class StateKeys {
    private static final int SECONDS = 60;

    private final Path folder;
    private final Map<String, String> environment;

    /** Files and programs are found from the topology's folder. */
    public StateKeys(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /**
     * How files are sealed. What the topology names counts more than {@code SKEP_STATE_PASSPHRASE} and {@code
     * SKEP_STATE_PASSPHRASE_FILE}.
     */
    public Sealing sealing(Encryption encryption) {
        Optional<KeySource> key = encryption.key().map(this::source).or(this::fromEnvironment);
        List<KeySource> fallbacks =
                encryption.fallbacks().stream().map(this::source).toList();
        if (key.isEmpty() && encryption.enforced()) {
            throw new UserError("The topology enforces that its state is encrypted, and no key is given. Set"
                    + " SKEP_STATE_PASSPHRASE or SKEP_STATE_PASSPHRASE_FILE, or name a key in the block encryption.");
        }
        return new Sealing(key, fallbacks, key.isEmpty());
    }

    private Optional<KeySource> fromEnvironment() {
        return Optional.ofNullable(environment.get("SKEP_STATE_PASSPHRASE"))
                .filter(text -> !text.isEmpty())
                .<KeySource>map(Passphrase::new)
                .or(() -> Optional.ofNullable(environment.get("SKEP_STATE_PASSPHRASE_FILE"))
                        .filter(file -> !file.isEmpty())
                        .map(this::inFile));
    }

    private KeySource source(StateSettings.Key key) {
        return switch (key) {
            case StateSettings.Key.Passphrase passphrase -> new Passphrase(passphrase.text());
            case StateSettings.Key.PassphraseFile(String file) -> inFile(file);
            case StateSettings.Key.Program(List<String> words) -> new KeyProgram(words, folder, SECONDS);
        };
    }

    /** Without the line end that editors put there. */
    private KeySource inFile(String file) {
        try {
            return new Passphrase(Files.readString(folder.resolve(file)).replaceFirst("\\R\\z", ""));
        } catch (IOException failed) {
            throw new UserError("Cannot read the passphrase of the state in " + folder.resolve(file) + ".", failed);
        }
    }
}

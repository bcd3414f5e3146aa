package io.skep.plans.state.store;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.State;
import io.skep.plans.state.form.StateTexts;
import io.skep.plans.state.store.http.HttpType;
import io.skep.plans.state.store.local.LocalStore;
import io.skep.plans.state.store.postgres.PostgresType;
import io.skep.plans.state.store.remote.RemoteShelf;
import io.skep.plans.state.store.remote.StoreType;
import io.skep.plans.state.store.remote.StoreType.Asked;
import io.skep.plans.state.store.s3.S3Type;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.topology.StateSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every kind of place a state can be kept in, and the way from a topology's words to a store. */
public final class Stores {
    /** The remote ones. A new one is a line here and a folder beside this one. */
    private static final List<StoreType> TYPES = List.of(new PostgresType(), new S3Type(), new HttpType());

    private Stores() {}

    /**
     * The store of a topology.
     *
     * @param around {@link Asked} without words
     */
    public static KeptStore of(StateSettings settings, Path ownFolder, StateTexts texts, Asked around) {
        Optional<StateSettings.Place> place = settings.place();
        if (place.isEmpty()) {
            return new LocalStore(ownFolder, texts, around.pace(), LocalStore.LEASE);
        }
        StoreType type = type(place.get().type());
        check(type, place.get().words());
        Asked asked = around.asking(place.get().words(), settings.topology(), settings.workspace());
        Shelf shelf = new RemoteShelf(type.depot(asked), around.pace());
        return new KeptStore(shelf, texts, around.pace(), type.generations(), LocalStore.LEASE) {
            @Override
            protected Optional<State> earlier() {
                mustHaveMigrated(ownFolder, shelf);
                return Optional.empty();
            }
        };
    }

    /** A state that was left behind would be taken for none, and everything be made a second time. */
    private static void mustHaveMigrated(Path ownFolder, Shelf shelf) {
        if (Files.exists(ownFolder.resolve("state")) || Files.exists(ownFolder.resolve("state.json"))) {
            throw new UserError("There is no state in " + shelf.place() + " yet, but there is one in " + ownFolder
                    + ". Nothing was changed. To move it, type: skep state migrate");
        }
    }

    private static StoreType type(String name) {
        return TYPES.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = TYPES.stream().map(StoreType::name).toList();
                    return new UserError("A state cannot be kept in \"" + name + "\". Known are "
                            + String.join(", ", known)
                            + " and, where nothing is said, the folder .skep."
                            + Spelling.hint(name, known).map(hint -> " " + hint).orElse(""));
                });
    }

    private static void check(StoreType type, Map<String, String> words) {
        for (String word : words.keySet()) {
            if (!type.attributes().contains(word)) {
                throw new UserError("The block " + type.name() + " of the state has no \"" + word + "\"."
                        + Spelling.hint(word, type.attributes())
                                .map(hint -> " " + hint)
                                .orElse(""));
            }
        }
        String missing = type.required().stream()
                .filter(each -> !words.containsKey(each))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UserError("The block " + type.name() + " of the state needs: " + missing + ".");
        }
    }

    /** What is around, for {@link #of}. */
    public static Asked around(Map<String, String> environment, Path home, io.skep.plans.apply.Pace pace) {
        return new Asked(new TreeMap<>(), "", "default", environment, home, pace);
    }
}

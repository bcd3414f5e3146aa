package io.skep.plans.state.store.local;

import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.StateStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest extends StateStoreContract {
    @TempDir
    Path folder;

    @Override
    protected Shelf shelf() {
        return new LocalShelf(folder.resolve("state"));
    }
}

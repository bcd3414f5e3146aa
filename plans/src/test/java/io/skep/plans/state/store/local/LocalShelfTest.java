package io.skep.plans.state.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.ShelfContract;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalShelfTest extends ShelfContract {
    @TempDir
    Path folder;

    @Override
    protected Shelf shelf() {
        return new LocalShelf(folder.resolve("state"));
    }

    @Test
    void the_gate_is_shut_while_somebody_is_through() {
        try (Shelf.Gate _ = shelf().pass("gate-0").orElseThrow()) {
            assertThat(shelf().pass("gate-0")).isEmpty();
            assertThat(shelf().pass("gate-1")).hasValueSatisfying(Shelf.Gate::close);
        }
    }

    @Test
    void what_cannot_be_read_is_an_error_and_not_nothing() throws Exception {
        Files.createDirectories(folder.resolve("state/state-1.json"));

        assertThatThrownBy(() -> shelf().read("state-1.json"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("state-1.json");
    }

    @Test
    void what_a_killed_process_left_half_written_is_not_seen() throws Exception {
        shelf().keep("state-1.json", new byte[0]);
        Path left = Files.writeString(folder.resolve("state/.state-2.json.4711-1.new"), "{");
        Path longAgo = Files.writeString(folder.resolve("state/.state-2.json.4712-1.new"), "{");
        Files.setLastModifiedTime(longAgo, FileTime.from(Instant.EPOCH));

        assertThat(shelf().names()).containsExactly("state-1.json");
        shelf().keep("state-2.json", new byte[0]);
        assertThat(left).exists();
        assertThat(longAgo).doesNotExist();
    }
}

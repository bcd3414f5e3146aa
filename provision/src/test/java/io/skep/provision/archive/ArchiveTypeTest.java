package io.skep.provision.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Attribute;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.fake.FakeWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTypeTest {

    private static final Address WEB = Address.of("archive", "web");

    @TempDir
    private Path folder;

    private final ArchiveType type = new ArchiveType();

    @Test
    void a_renamed_file_updates_the_archive_and_replaces_nothing() {
        Entries before = spec("old.tar");
        Entries after = spec("new.tar");

        assertThat(type.schema().attributes()).noneMatch(Attribute::replaces);
        assertThat(type.steps(new Change.Update(WEB, before, after, List.of()), new Nothing()))
                .containsExactly(new RemoveArchive(WEB, before), new BuildArchive(WEB, after, false));
        assertThat(type.steps(new Change.Update(WEB, before, before, List.of()), new Nothing()))
                .containsExactly(new BuildArchive(WEB, before, true));
    }

    @Test
    void a_file_under_another_name_does_not_stand_for_the_wanted_one() throws IOException {
        Files.writeString(folder.resolve("old.tar"), "old");
        FakeWorld world = new FakeWorld(folder);

        assertThat(type.look(
                        world,
                        new Target(WEB, Optional.of(spec("new.tar")), Optional.of(spec("old.tar")), Entries.NONE)))
                .isEqualTo(new Seen.Present(spec("old.tar"), Entries.NONE));
        Files.delete(folder.resolve("old.tar"));
        assertThat(type.look(
                        world,
                        new Target(WEB, Optional.of(spec("new.tar")), Optional.of(spec("old.tar")), Entries.NONE)))
                .isInstanceOf(Seen.Absent.class);
    }

    private static Entries spec(String file) {
        return Entries.of(Map.of("file", Values.text(file), "build", Values.texts(List.of("sh", "make.sh"))));
    }

    /** A plan of nothing else. */
    private record Nothing() implements Planned {
        @Override
        public SortedSet<Address> wanted(String kind) {
            return new TreeSet<>();
        }

        @Override
        public Optional<Entries> spec(Address address) {
            return Optional.empty();
        }

        @Override
        public Seen seen(Address address) {
            return new Seen.Absent();
        }

        @Override
        public Change change(Address address) {
            return new Change.NoOp(address);
        }
    }
}

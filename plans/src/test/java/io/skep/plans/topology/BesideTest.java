package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that name further files, and become several resources of other names. */
class BesideTest {

    /** A block {@code pile} that becomes a resource {@code thing} for every line of a file. */
    private record Pile() implements BlockType {
        @Override
        public String name() {
            return "pile";
        }

        @Override
        public boolean named() {
            return true;
        }

        @Override
        public Schema schema() {
            return Schema.of(Attribute.required("file", new Type.Text(), "What is on it."));
        }

        @Override
        public List<String> outputs() {
            return List.of();
        }

        @Override
        public List<Resource> resources(Item item) {
            try {
                Beside beside = item.beside();
                String file = Values.textOf(item.body(), "file").orElseThrow();
                String secret = new String(beside.bytes("secret.txt"), StandardCharsets.UTF_8);
                return beside.document(file)
                        .text()
                        .lines()
                        .map(line -> new Resource(
                                Address.of("thing", item.address().name() + "_" + line),
                                Entries.NONE
                                        .with("length", Values.number(secret.length()))
                                        .with(
                                                "who",
                                                Values.text(beside.environment().getOrDefault("WHO", ""))),
                                item.needs(),
                                item.place().toString()))
                        .toList();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static final List<BlockType> TYPES =
            Stream.concat(Example.TYPES.stream(), Stream.of(new Pile())).toList();
    private static final Address A = Address.of("thing", "all_a");
    private static final Address B = Address.of("thing", "all_b");

    @TempDir
    private Path folder;

    private final Diagnostics problems = new Diagnostics();

    @BeforeEach
    void a_pile_of_two() throws IOException {
        write("main.hcl", """
                pile "all" { file = "pile.txt" }
                network "after" { depends_on = [pile.all] }
                """);
        write("pile.txt", "a\nb\n");
        write("secret.txt", "hush");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private TopologyReader reader() {
        return new TopologyReader(TYPES, Map.of("WHO", "me"), problems);
    }

    private Topology read() {
        return reader().read(folder, List.of()).orElseThrow(() -> new AssertionError(problems.list()));
    }

    @Test
    void a_block_sees_the_files_beside_it_and_the_environment() {
        assertThat(read().resources()).containsKeys(A, B);
        assertThat(resource(A).spec())
                .isEqualTo(Entries.NONE.with("length", Values.number(4)).with("who", Values.text("me")));
    }

    @Test
    void who_needs_the_block_needs_all_that_became_of_it() {
        assertThat(resource(Address.of("network", "after")).needs()).containsExactly(A, B);
    }

    @Test
    void documents_belong_to_the_topology_and_other_files_do_not() throws IOException {
        Topology before = read();
        write("secret.txt", "hush, now");
        assertThat(read().digest()).isEqualTo(before.digest());

        write("pile.txt", "a\n");
        assertThat(read().digest()).isNotEqualTo(before.digest());
        assertThat(before.sources()).containsOnlyKeys("main.hcl", "./pile.txt").containsEntry("./pile.txt", "a\nb\n");
    }

    @Test
    void what_was_kept_is_read_again_where_the_file_is_gone() throws IOException {
        Topology before = read();
        Files.delete(folder.resolve("pile.txt"));

        Topology again =
                reader().read(folder, before.sources(), Map.of(), List.of()).orElseThrow();

        assertThat(again.resources()).containsKeys(A, B);
        assertThat(again.digest()).isEqualTo(before.digest());
    }

    @Test
    void messages_can_show_the_lines_of_a_document() {
        TopologyReader reader = reader();
        reader.read(folder, List.of());

        assertThat(reader.files()).extracting(SourceFile::name).containsExactly("main.hcl", "pile.txt");
    }

    private Resource resource(Address address) {
        return Objects.requireNonNull(read().resources().get(address));
    }
}

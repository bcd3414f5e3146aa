package io.skep.provision.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {

    private static final String OLDER =
            "[{\"Config\":\"ab12.json\",\"RepoTags\":[\"web:1\",\"web:latest\"],\"Layers\":[\"layer.tar\"]}]";
    private static final String NEWER =
            "[{\"Config\":\"blobs/sha256/cd34\",\"RepoTags\":null},{\"Config\":\"blobs/sha256/ef56\",\"RepoTags\":[\"db:2\"]}]";

    @TempDir
    private Path folder;

    @Test
    void the_images_of_an_older_archive_are_read_from_its_manifest() throws IOException {
        Path file = folder.resolve("older.tar");
        write(Files.newOutputStream(file), "./manifest.json", OLDER);

        assertThat(ImageArchive.of(file).images())
                .containsExactly(new ImageArchive.Image(List.of("web:1", "web:latest"), "sha256:ab12"));
    }

    @Test
    void a_newer_compressed_archive_names_its_images_by_blob() throws IOException {
        Path file = folder.resolve("newer.tar.gz");
        write(new GZIPOutputStream(Files.newOutputStream(file)), "manifest.json", NEWER);

        assertThat(ImageArchive.of(file).images())
                .containsExactly(
                        new ImageArchive.Image(List.of(), "sha256:cd34"),
                        new ImageArchive.Image(List.of("db:2"), "sha256:ef56"));
    }

    @Test
    void a_tar_without_manifest_is_refused_by_name() throws IOException {
        Path file = folder.resolve("other.tar");
        write(Files.newOutputStream(file), "README", "hello");

        assertThatThrownBy(() -> ImageArchive.of(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.tar is not an image archive")
                .hasMessageContaining("manifest.json");
    }

    @Test
    void anything_else_is_refused_by_name() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not a tar at all ".repeat(100));

        assertThatThrownBy(() -> ImageArchive.of(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("notes.txt is not an image archive");
    }

    private static void write(OutputStream to, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(to)) {
            TarArchiveEntry filler = new TarArchiveEntry("layer.tar");
            filler.setSize(3);
            tar.putArchiveEntry(filler);
            tar.write(new byte[] {1, 2, 3});
            tar.closeArchiveEntry();
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
    }
}

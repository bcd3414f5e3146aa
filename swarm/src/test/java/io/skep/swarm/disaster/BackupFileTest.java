package io.skep.swarm.disaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.form.Sha256;
import io.skep.plans.state.seal.Passphrase;
import io.skep.plans.state.seal.Place;
import io.skep.plans.state.seal.Sealing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups as they are kept: whole, cut short, changed, of another key. */
class BackupFileTest {

    private static final Sealing KEY = Sealing.with(new Passphrase("a passphrase for tests"));
    private static final String UNLOCK = "SWMKEY-1-canaryOfTheUnlockKey";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("kept/shop.backup");
    }

    @Test
    void what_was_written_is_read_again_and_nothing_of_it_stands_in_clear() throws Exception {
        BackupFile backup = backup(whole());
        backup.write(file(), KEY);

        BackupFile read = BackupFile.read(file(), KEY);

        assertThat(read).isEqualTo(backup);
        assertThat(read.facts().unlockKey()).isEqualTo(UNLOCK);
        assertThat(Files.readString(file())).doesNotContain(UNLOCK, "cluster1", "docker-state");
        assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
        assertThat(backup.toString()).doesNotContain(UNLOCK);
    }

    @Test
    void a_file_that_is_cut_short_at_any_record_is_refused() throws Exception {
        backup(whole()).write(file(), KEY);
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSizeGreaterThan(3);

        for (int left = 0; left < lines.size(); left++) {
            Files.write(file(), lines.subList(0, left));
            assertThatThrownBy(() -> BackupFile.read(file(), KEY))
                    .as("%d of %d lines", left, lines.size())
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("cut short");
        }
    }

    @Test
    void changed_or_exchanged_records_another_key_and_another_kind_of_file_are_refused() throws Exception {
        backup(whole()).write(file(), KEY);
        List<String> lines = Files.readAllLines(file());

        assertThatThrownBy(() -> BackupFile.read(file(), Sealing.with(new Passphrase("another passphrase"))))
                .hasMessageContaining("No key given here opens shop.backup");
        assertThatThrownBy(() -> BackupFile.read(file(), Sealing.NONE)).hasMessageContaining("is encrypted");
        Files.write(file(), List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(2)));
        assertThatThrownBy(() -> BackupFile.read(file(), KEY)).hasMessageContaining("record 2");
        Files.write(file(), KEY.sealed(new Place("state", "x", 1), "{}".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> BackupFile.read(file(), KEY)).hasMessageContaining("no backup of a swarm but a state");
    }

    @Test
    void a_file_that_is_missing_or_holds_anything_else_is_told_of_as_any_error_of_a_person() throws Exception {
        assertThatThrownBy(() -> BackupFile.read(file(), KEY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("shop.backup cannot be read");
        Path binary = folder.resolve("binary.backup");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 10, (byte) 0xc0, 10});
        assertThatThrownBy(() -> BackupFile.read(binary, KEY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("binary.backup is no backup");
    }

    @Test
    void a_backup_never_takes_the_place_of_a_file() throws Exception {
        BackupFile backup = backup(whole());
        backup.write(file(), KEY);

        assertThatThrownBy(() -> backup.write(file(), KEY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is there already");
    }

    @Test
    void an_archive_that_lacks_what_an_engine_starts_from_is_no_backup() throws Exception {
        for (String member : List.of(
                "docker-state.json", "state.json", "certificates/swarm-node.key", "raft/wal-v3-encrypted/0-0.wal")) {
            whole();
            Files.delete(folder.resolve("swarm").resolve(member));
            assertThatThrownBy(() -> backup(packed()).check("It")).isInstanceOf(UserError.class);
        }
    }

    @Test
    void an_archive_that_ends_too_early_is_no_backup() throws Exception {
        byte[] archive = whole();
        backup(archive).check("It");
        for (int length : List.of(0, 10, archive.length / 2, archive.length - 1)) {
            assertThatThrownBy(() -> backup(Arrays.copyOf(archive, length)).check("It"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("cannot be read to the end");
        }
    }

    private static BackupFile backup(byte[] archive) {
        return new BackupFile(
                new BackupFacts(
                        "shop",
                        "lineage",
                        "cluster1",
                        "b",
                        "node2",
                        "10.0.0.11",
                        "28.5.2",
                        Instant.parse("2026-11-22T02:00:00Z"),
                        true,
                        UNLOCK,
                        List.of("a (manager)", "b (manager)"),
                        Sha256.hex(archive),
                        archive.length),
                archive);
    }

    /** More than one record long. */
    private byte[] whole() throws IOException, InterruptedException {
        byte[] log = new byte[600_000];
        new Random(1).nextBytes(log);
        Path swarm = folder.resolve("swarm");
        Files.createDirectories(swarm.resolve("certificates"));
        Files.createDirectories(swarm.resolve("raft/wal-v3-encrypted"));
        for (String name : List.of("docker-state.json", "state.json")) {
            Files.writeString(swarm.resolve(name), "{}");
        }
        for (String name : List.of("swarm-node.crt", "swarm-node.key", "swarm-root-ca.crt")) {
            Files.writeString(swarm.resolve("certificates").resolve(name), name);
        }
        Files.write(swarm.resolve("raft/wal-v3-encrypted/0-0.wal"), log);
        return packed();
    }

    private byte[] packed() throws IOException, InterruptedException {
        Path archive = folder.resolve("archive.tar.gz");
        Process tar = new ProcessBuilder(
                        "tar",
                        "--create",
                        "--gzip",
                        "--file",
                        archive.toString(),
                        "--directory",
                        folder.toString(),
                        "swarm")
                .start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(archive);
    }
}

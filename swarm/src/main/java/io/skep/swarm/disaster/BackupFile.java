package io.skep.swarm.disaster;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.form.DurableFile;
import io.skep.plans.state.form.Sha256;
import io.skep.plans.state.seal.Envelope;
import io.skep.plans.state.seal.Place;
import io.skep.plans.state.seal.Sealing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A backup as it is kept: sealed as states are. After the header the first record is what it says of itself; the others are the archive in
 * pieces, in order. Opened, its archive is the very one that was packed, and holds all that an engine starts from.
 */
public final class BackupFile {

    private static final String KIND = "swarm-backup";
    private static final int PIECE = 512 * 1024;
    private static final List<String> MEMBERS = List.of(
            "swarm/docker-state.json",
            "swarm/state.json",
            "swarm/certificates/swarm-node.crt",
            "swarm/certificates/swarm-node.key",
            "swarm/certificates/swarm-root-ca.crt");

    private final BackupFacts facts;
    private final byte[] archive;

    /** What it says of itself, and a compressed tar of the engine's directory {@code swarm}, which nobody changes any more. */
    public BackupFile(BackupFacts facts, byte[] archive) {
        this.facts = facts;
        this.archive = archive;
    }

    /** What it says of itself. */
    public BackupFacts facts() {
        return facts;
    }

    /** The compressed tar. */
    public byte[] archive() {
        return archive;
    }

    /** Fails with {@link UserError} where the archive is cut short, is none, or lacks what an engine needs to start from it. */
    public void check(String name) {
        List<String> members;
        try {
            members = TarNames.in(archive);
        } catch (IOException torn) {
            throw new UserError(
                    name + " is damaged: its archive cannot be read to the end (" + torn.getMessage() + ").");
        }
        for (String each : MEMBERS) {
            if (!members.contains(each)) {
                throw new UserError(name + " is no whole backup: " + each + " is missing in it.");
            }
        }
        if (members.stream().noneMatch(each -> each.startsWith("swarm/raft/wal") && each.endsWith(".wal"))) {
            throw new UserError(name + " is no whole backup: there is no raft log in it.");
        }
    }

    /** Fails with {@link UserError} where a file is there already: a backup never takes the place of another. */
    public static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw new UserError(file + " is there already. Give another name with -out, or move it away.");
        }
    }

    /** Writes it into a file that is not there yet; readable by its owner only. There must be a key. */
    public void write(Path file, Sealing sealing) {
        refuseExisting(file);
        Envelope envelope = sealing.envelope(new Place(KIND, facts.lineage(), 0));
        StringBuilder text = new StringBuilder(envelope.header()).append('\n');
        long number = 0;
        text.append(envelope.seal(++number, facts.text())).append('\n');
        for (int start = 0; start < archive.length; start += PIECE) {
            byte[] piece = Arrays.copyOfRange(archive, start, Math.min(archive.length, start + PIECE));
            text.append(envelope.seal(++number, Base64.getEncoder().encodeToString(piece)))
                    .append('\n');
        }
        makeFolderOf(file);
        DurableFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void makeFolderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the folder of " + file, failed);
        }
    }

    /** Reads and checks one; what is wrong with it is a {@link UserError} that names the file. */
    public static BackupFile read(Path file, Sealing sealing) {
        String name = String.valueOf(file.getFileName());
        List<String> lines = lines(file);
        if (lines.size() < 2 || !Sealing.isSealed(lines.getFirst())) {
            throw new UserError(name + " is no backup of a swarm, or it is cut short.");
        }
        Envelope envelope = sealing.envelope(lines.getFirst(), name);
        if (!envelope.place().kind().equals(KIND)) {
            throw new UserError(
                    name + " is no backup of a swarm but a " + envelope.place().kind() + ".");
        }
        BackupFacts facts = BackupFacts.read(envelope.open(1, lines.get(1), name));
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        for (int number = 2; number < lines.size(); number++) {
            archive.writeBytes(Base64.getDecoder().decode(envelope.open(number, lines.get(number), name)));
        }
        BackupFile backup = new BackupFile(facts, archive.toByteArray());
        if (!Sha256.hex(backup.archive).equals(facts.sha256())) {
            throw new UserError(name + " is damaged: it is cut short, " + backup.archive.length + " of " + facts.bytes()
                    + " bytes are there. Take another one.");
        }
        backup.check(name);
        return backup;
    }

    private static List<String> lines(Path file) {
        try {
            // Every byte is a letter there, so that a file of any content is read and told to be no backup.
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UserError(
                    file + " cannot be read: " + unreadable.getClass().getSimpleName() + ".");
        }
    }

    /** Two are equal when what they say of themselves and their archives are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BackupFile file && facts.equals(file.facts) && Arrays.equals(archive, file.archive);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public String toString() {
        return facts.toString();
    }
}

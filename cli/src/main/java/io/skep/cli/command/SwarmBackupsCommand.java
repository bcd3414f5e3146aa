package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.cli.show.BackupsText;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.seal.Sealing;
import io.skep.swarm.disaster.BackupFacts;
import io.skep.swarm.disaster.BackupFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists backups, each of which is decrypted and checked to its end. */
@Command(name = "backups", description = "List backups and check each to its end.")
public final class SwarmBackupsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Backups. Default: those in .skep/backups.")
    private final List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        Skep skep = Skep.of(spec);
        Sealing sealing = skep.keeping().sealing();
        List<String> wrong = new ArrayList<>();
        SortedMap<String, BackupFacts> whole = new TreeMap<>();
        for (Path file : asked(skep)) {
            try {
                whole.put(
                        String.valueOf(skep.seenFromShell(file)),
                        BackupFile.read(file, sealing).facts());
            } catch (UserError damaged) {
                wrong.add(String.valueOf(damaged.getMessage()));
            }
        }
        skep.around().out().println(BackupsText.of(whole));
        wrong.forEach(each -> skep.around().err().println("Error: " + each));
        return (wrong.isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILED).number();
    }

    private List<Path> asked(Skep skep) {
        if (!files.isEmpty()) {
            return files.stream().map(skep.directory()::resolve).toList();
        }
        Path folder = skep.ownFolder().resolve("backups");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".backup"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
    }
}

package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.cli.show.Paint;
import io.skep.cli.show.UnifiedDiff;
import io.skep.plans.failure.UserError;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.DiagnosticText;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lays out files of the language, changing only white space. A file with a syntax error stays as it is. */
@Command(
        name = "fmt",
        description = {
            "Lay out *.hcl and *.skepvars files, changing only white space.",
            "Exit code 3 with -check: some file is not laid out."
        })
public final class FmtCommand implements Callable<Integer> {
    private static final String INPUT = "-";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR|-",
            description = "What to lay out; - is standard input, to standard output. Default: the folder.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--check", description = "Write nothing; exit with 3 if some file is not laid out.")
    private boolean check;

    @Option(names = "--diff", description = "Show what changes.")
    private boolean diff;

    @Option(names = "--recursive", description = "Also the folders inside, but for hidden ones.")
    private boolean recursive;

    @Option(
            names = "--write",
            arity = "0..1",
            defaultValue = "true",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether to write the files.")
    private boolean write;

    @Option(
            names = "--list",
            arity = "0..1",
            defaultValue = "true",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether to list the files that are not laid out yet.")
    private boolean list;

    @Option(names = "--no-color", description = "Print no colours.")
    private boolean noColour;

    private boolean refused;
    private boolean differed;

    @Override
    public Integer call() {
        if (targets.contains(INPUT)) {
            if (targets.size() > 1) {
                throw new UserError("- stands for standard input and is given alone.");
            }
            standardInput();
        } else {
            FormattedFiles.below(skep.directory(), targets, recursive).forEach(this::file);
        }
        skep.around().out().flush();
        ExitCode exit = refused ? ExitCode.FAILED : check && differed ? ExitCode.UNFORMATTED : ExitCode.SUCCESS;
        return exit.number();
    }

    private void standardInput() {
        SourceFile source = FormattedFiles.read(skep.around().in());
        Optional<String> formatted = formatted(FormattedFiles.format(source));
        if (formatted.isEmpty()) {
            return;
        }
        differed = !formatted.get().equals(source.text());
        if (diff) {
            printDifference(source.name(), source.text(), formatted.get());
        } else if (!check) {
            skep.around().out().print(formatted.get());
        }
    }

    private void file(Path path) {
        String name = skep.seenFromShell(path).toString();
        FormattedFiles.Outcome outcome = FormattedFiles.format(path, name);
        Optional<String> formatted = formatted(outcome).filter(text -> !text.equals(outcome.written()));
        if (formatted.isEmpty()) {
            return;
        }
        differed = true;
        if (list) {
            skep.around().out().println(name);
        }
        if (diff) {
            printDifference(name, outcome.written(), formatted.get());
        }
        if (write && !check) {
            SourceRewrite.write(path, formatted.get());
        }
    }

    private Optional<String> formatted(FormattedFiles.Outcome outcome) {
        if (outcome.formatted().isEmpty()) {
            refused = true;
            // Lines of a file of variables may be secrets.
            boolean shown = !outcome.source().name().endsWith(FormattedFiles.VARIABLES);
            Sources sources = name -> shown ? Optional.of(outcome.source()) : Optional.empty();
            DiagnosticText text = new DiagnosticText(sources, paint().ofDiagnostics(), 78);
            for (Diagnostic problem : outcome.problems()) {
                skep.around().err().println(text.render(problem));
            }
            skep.around().err().flush();
        }
        return outcome.formatted();
    }

    private void printDifference(String name, String before, String after) {
        skep.around().out().print(UnifiedDiff.of(name, before, after, paint()));
    }

    private Paint paint() {
        return skep.around().terminal().apply(noColour).paint();
    }
}

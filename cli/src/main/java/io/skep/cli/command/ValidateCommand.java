package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Rooms;
import io.skep.cli.Skep;
import io.skep.cli.show.DiagnosticJson;
import io.skep.cli.show.Paint;
import io.skep.cli.tests.TestFiles;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.DiagnosticText;
import io.skep.plans.text.Severity;
import io.skep.plans.text.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Checks the topology and its test files without looking at anything: not at the state, not at a host. */
@Command(name = "validate", description = "Check the topology and its tests, without looking at the state or any host.")
public final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Mixin
    private final VariableOptions variables = new VariableOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--test-directory",
            defaultValue = TestFiles.FOLDER,
            paramLabel = "DIR",
            description = "Where test files are, beside the topology's folder itself. Default: tests.")
    private Path tests = Path.of(TestFiles.FOLDER);

    @Option(names = "--no-tests", description = "Do not check test files.")
    private boolean noTests;

    @Option(names = "--no-color", description = "Print no colours.")
    private boolean noColour;

    /** The command with no options but these; for when picocli, which takes longer than all this, has no say in it. */
    public static int validate(Skep skep, boolean json) {
        ValidateCommand command = new ValidateCommand();
        command.skep = skep;
        command.json = json;
        return command.call();
    }

    @Override
    public Integer call() {
        Surroundings around = skep.around();
        Rooms rooms = around.rooms().get();
        Project project = Project.read(skep, rooms, variables);
        List<Diagnostic> problems = new ArrayList<>(project.allProblems(rooms));
        Sources sources = project.sources();
        if (!noTests) {
            TestFiles found = TestFiles.read(skep.directory(), tests, List.of());
            problems.addAll(found.allProblems(project));
            sources = sources.or(found.sources());
        }
        boolean valid = problems.stream().noneMatch(each -> each.severity() == Severity.ERROR);
        if (json) {
            around.out().println(DiagnosticJson.document(problems, sources));
        } else {
            Paint paint = around.terminal().apply(noColour).paint();
            DiagnosticText text = new DiagnosticText(sources, paint.ofDiagnostics(), 78);
            problems.forEach(each -> around.err().println(text.render(each)));
            if (valid) {
                around.out().println(paint.green("The topology is valid.") + " " + project.contents());
            }
        }
        return (valid ? ExitCode.SUCCESS : ExitCode.FAILED).number();
    }
}

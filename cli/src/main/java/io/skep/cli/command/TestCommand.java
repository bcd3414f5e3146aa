package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.cli.show.JsonLines;
import io.skep.cli.tests.JunitTestReport;
import io.skep.cli.tests.PersonTestReport;
import io.skep.cli.tests.Playing;
import io.skep.cli.tests.ProgramTestReport;
import io.skep.cli.tests.TestFiles;
import io.skep.cli.tests.TestReport;
import io.skep.cli.tests.TestReports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Plays the topology's test files in a simulated world. Looks at no host, and changes neither state nor host. */
@Command(
        name = "test",
        description = {
            "Play *.skeptest.hcl files: plan and apply in a simulated world, and check what they assert.",
            "No host is touched, whichever drivers the topology names. Exit code 1: something failed."
        })
public final class TestCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Mixin
    private final VariableOptions variables = new VariableOptions();

    @Option(
            names = "--test-directory",
            defaultValue = TestFiles.FOLDER,
            paramLabel = "DIR",
            description = "Where test files are, beside the topology's folder itself. Default: tests.")
    private Path directory = Path.of(TestFiles.FOLDER);

    @Option(
            names = "--filter",
            paramLabel = "FILE",
            description = "Play only this test file, such as tests/repair.skeptest.hcl. May be given more than once.")
    private final List<String> filters = new ArrayList<>();

    @Option(names = "--verbose", description = "Show the plan of each run, or the state that it leaves.")
    private boolean verbose;

    @Option(names = "--json", description = "Print one JSON object a line, for programs.")
    private boolean json;

    @Option(
            names = "--junit-xml",
            paramLabel = "FILE",
            description = "Write what became of the runs to a file that build servers read, besides.")
    private @Nullable Path junit;

    @Option(names = "--no-color", description = "Print no colours. NO_COLOR in the environment does the same.")
    private boolean noColour;

    @Override
    public Integer call() throws InterruptedException {
        TestReport report = report();
        TestFiles found = TestFiles.read(skep.directory(), directory, filters);
        report.unreadable(found.problems().list(), found.sources());
        if (found.problems().hasErrors()) {
            return ExitCode.FAILED.number();
        }
        boolean success = new Playing(skep, variables.given(skep.directory()), report)
                .play(found.files())
                .success();
        return (success ? ExitCode.SUCCESS : ExitCode.FAILED).number();
    }

    private TestReport report() {
        return junit == null
                ? shown()
                : new TestReports(
                        List.of(shown(), new JunitTestReport(skep.directory().resolve(junit))));
    }

    private TestReport shown() {
        Surroundings around = skep.around();
        return json
                ? new ProgramTestReport(new JsonLines(around.out(), around.pace()::now), verbose)
                : new PersonTestReport(
                        around.out(),
                        around.err(),
                        around.terminal().apply(noColour).paint(),
                        verbose);
    }
}

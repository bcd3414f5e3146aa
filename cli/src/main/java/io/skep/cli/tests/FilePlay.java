package io.skep.cli.tests;

import io.skep.cli.Skep;
import io.skep.cli.command.Project;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.Given;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Plays the runs of one file in one world, and then takes down what they made. */
final class FilePlay {

    private final Skep skep;
    private final List<Given> typed;
    private final TestReport report;
    private final TestFile file;
    private final TestWorld world;
    private final TreeMap<String, Value> earlier = new TreeMap<>();
    private Optional<Project> last = Optional.empty();
    private Totals totals = Totals.NONE;

    FilePlay(Skep skep, List<Given> typed, TestReport report, TestFile file, TestWorld world) {
        this.skep = skep;
        this.typed = typed;
        this.report = report;
        this.file = file;
        this.world = world;
    }

    Totals totals() {
        return totals;
    }

    void play() throws InterruptedException {
        for (TestRun run : file.runs()) {
            // What comes after a run that could not be played to its end would fail for that reason only.
            Played played = totals.verdict() == Verdict.ERROR ? Played.skipped(run) : played(run);
            totals = totals.with(played.verdict());
            report.end(file, played);
        }
        tearDown();
    }

    private Played played(TestRun run) throws InterruptedException {
        report.begin(file, run);
        RunPlay play = new RunPlay(skep, world, run, new Entries(earlier));
        Played played = play.play(file, typed);
        world.mend();
        earlier.put(run.name(), new Entries(played.outputs()));
        if (play.project().filter(each -> each.topology().isPresent()).isPresent()) {
            last = play.project();
        }
        return played;
    }

    private void tearDown() throws InterruptedException {
        report.tearDown(file);
        Teardown teardown = new Teardown(world);
        List<Diagnostic> problems = last.isPresent() ? teardown.destroy(last.get()) : List.of();
        List<Address> left = teardown.left();
        if (!problems.isEmpty() || !left.isEmpty()) {
            report.left(file, problems, left);
            totals = totals.undestroyed();
        }
    }
}

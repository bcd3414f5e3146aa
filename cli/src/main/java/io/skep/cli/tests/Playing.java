package io.skep.cli.tests;

import io.skep.cli.Skep;
import io.skep.plans.topology.Given;
import java.util.Collection;
import java.util.List;

/** Plays test files, one after the other, each in a world of its own. */
public final class Playing {

    private final Skep skep;
    private final List<Given> typed;
    private final TestReport report;

    /** @param typed values for variables, which count less than those of a test file */
    public Playing(Skep skep, List<Given> typed, TestReport report) {
        this.skep = skep;
        this.typed = List.copyOf(typed);
        this.report = report;
    }

    /** Plays all of them. */
    public Totals play(Collection<TestFile> files) throws InterruptedException {
        report.begin(files);
        Totals totals = Totals.NONE;
        for (TestFile file : files) {
            report.begin(file);
            try (TestWorld world =
                    new TestWorld(file.name(), skep.around().rooms().get())) {
                FilePlay play = new FilePlay(skep, typed, report, file, world);
                play.play();
                totals = totals.and(play.totals());
                report.end(file, play.totals().verdict());
            }
        }
        report.end(totals);
        return totals;
    }
}

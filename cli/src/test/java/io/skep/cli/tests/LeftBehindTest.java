package io.skep.cli.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.show.JsonLines;
import io.skep.cli.show.Paint;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where the end of a file could not destroy what its runs had made. */
class LeftBehindTest {

    private static final TestFile FILE = new TestFileReader(new Diagnostics())
            .read(new SourceFile("a.skeptest.hcl", "run \"made\" {}\n"))
            .orElseThrow();

    @TempDir
    private Path folder;

    private static void tell(TestReport report) {
        report.begin(FILE);
        report.end(FILE, Played.skipped(FILE.runs().getFirst()));
        report.left(
                FILE,
                List.of(Diagnostic.error("Destroy failed", "host.web: no route to host")),
                List.of(Address.of("host", "web")));
        report.end(FILE, Verdict.ERROR);
        report.end(Totals.NONE.with(Verdict.PASS).undestroyed());
    }

    @Test
    void a_person_is_told_and_the_file_has_failed() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        tell(new PersonTestReport(new PrintWriter(out), new PrintWriter(err), Paint.PLAIN, false));

        assertThat(err.toString())
                .contains("Error: Destroy failed", "Not destroyed after a.skeptest.hcl:\n  - host.web\n");
        assertThat(out.toString()).contains("a.skeptest.hcl... fail", "Failure! 1 passed, 0 failed.");
    }

    @Test
    void a_program_is_told_which_resources_are_left() {
        StringWriter out = new StringWriter();

        tell(new ProgramTestReport(new JsonLines(new PrintWriter(out), () -> Instant.EPOCH), false));

        assertThat(out.toString())
                .contains(
                        "\"@testfile\":\"a.skeptest.hcl\",\"test_cleanup\":{\"failed_resources\":[{\"instance\":\"host.web\"}]}",
                        "\"summary\":\"Destroy failed\"",
                        "\"test_summary\":{\"status\":\"error\",\"passed\":1");
    }

    @Test
    void a_build_server_is_told() throws IOException {
        tell(new TestReports(List.of(new JunitTestReport(folder.resolve("report.xml")))));

        assertThat(Files.readString(folder.resolve("report.xml")))
                .contains("<system-err>Error: Destroy failed", "Not destroyed: [host.web]");
    }
}

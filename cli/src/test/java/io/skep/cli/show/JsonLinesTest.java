package io.skep.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Event;
import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.ShownValue;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.value.Values;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static final String RESOURCE = """
            "resource":{"addr":"host.w[\\"a\\"]","module":"","resource":"host.w[\\"a\\"]","implied_provider":"skep",\
            "resource_type":"host","resource_name":"w","resource_key":"a"}""";

    private final StringWriter shown = new StringWriter();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final JsonLines lines = new JsonLines(new PrintWriter(shown), () -> now);

    @Test
    void the_first_line_tells_the_version() {
        lines.version("0.1.0");

        assertThat(shown).hasToString("""
                {"@level":"info","@message":"skep 0.1.0","@module":"skep.ui","@timestamp":"2026-01-01T00:00:00Z",\
                "type":"version","skep":"0.1.0","ui":"1.2"}
                """);
    }

    @Test
    void a_plan_is_drift_then_changes_then_a_summary() {
        Change change = Sample.create("host.w[\"a\"]", Sample.entries());
        lines.plan(Sample.plan(
                List.of(new Change.Delete(change.address(), Sample.entries(), "gone")), Sample.outputs(), change));

        assertThat(bodies())
                .containsExactly(
                        "\"type\":\"resource_drift\",\"change\":{" + RESOURCE
                                + ",\"action\":\"delete\",\"why\":\"gone\"}}",
                        "\"type\":\"planned_change\",\"change\":{" + RESOURCE + ",\"action\":\"create\"}}",
                        "\"type\":\"change_summary\",\"changes\":{\"add\":1,\"change\":0,\"import\":0,\"remove\":0,"
                                + "\"operation\":\"plan\"}}");
    }

    @Test
    void a_resource_starts_once_progresses_and_completes() {
        Step step = Sample.step("host.w[\"a\"]", "Make host a");
        lines.on(new Event.StepStarted("1", step));
        now = now.plusSeconds(11);
        lines.tick();
        lines.on(new Event.StepDone("1", step, Duration.ofSeconds(11)));
        lines.on(new Event.Settled(step.address(), "+"));

        assertThat(bodies())
                .extracting(line -> line.replace(RESOURCE, "R"))
                .containsExactly(
                        "\"type\":\"apply_start\",\"hook\":{R,\"action\":\"update\"}}",
                        "\"type\":\"apply_progress\",\"hook\":{R,\"action\":\"update\",\"elapsed_seconds\":0,\"step\":\"Make host a\",\"state\":\"started\"}}",
                        "\"type\":\"apply_progress\",\"hook\":{R,\"action\":\"update\",\"elapsed_seconds\":11,\"step\":\"Make host a\",\"state\":\"running\"}}",
                        "\"type\":\"apply_progress\",\"hook\":{R,\"action\":\"update\",\"elapsed_seconds\":11,\"step\":\"Make host a\",\"state\":\"done\"}}",
                        "\"type\":\"apply_complete\",\"hook\":{R,\"action\":\"update\",\"elapsed_seconds\":11}}");
    }

    @Test
    void a_failed_step_is_an_error_line() {
        lines.on(new Event.StepFailed("1", Sample.step("host.web", "Make host web"), "no route", Duration.ZERO));

        assertThat(shown.toString()).startsWith("{\"@level\":\"error\",\"@message\":\"host.web: no route\"");
        assertThat(bodies().getFirst()).startsWith("\"type\":\"apply_errored\"");
    }

    @Test
    void looks_are_refreshes() {
        lines.on(new Event.LookStarted(Address.parse("host.web")));
        lines.on(new Event.LookEnded(Address.parse("host.web"), Duration.ZERO));

        assertThat(bodies())
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("\"type\":\"refresh_start\"", "\"type\":\"refresh_complete\"");
    }

    @Test
    void a_diagnostic_has_its_range_and_its_line() {
        SourceFile source = new SourceFile("main.hcl", "a = 1\nb = var.n\n");
        Diagnostic diagnostic = Diagnostic.error("Wrong value", "It is too big.", source.range(10, 15))
                .withValues(List.of(new ShownValue("var.n", "9")))
                .withHint("Use less.");
        lines.diagnostic(diagnostic, _ -> Optional.of(source));

        assertThat(bodies().getFirst()).isEqualTo("""
                        "type":"diagnostic","diagnostic":{"severity":"error","summary":"Wrong value",\
                        "detail":"It is too big. Use less.","range":{"filename":"main.hcl",\
                        "start":{"line":2,"column":5,"byte":10},"end":{"line":2,"column":10,"byte":15}},\
                        "snippet":{"context":null,"code":"b = var.n","start_line":2,"highlight_start_offset":4,\
                        "highlight_end_offset":9,"values":[{"traversal":"var.n","statement":"is 9"}]}}}""");
    }

    @Test
    void a_secret_output_is_named_but_not_told() {
        lines.outputs(Sample.outputs("open", Values.text("x"), "shut", Sample.SECRET));

        assertThat(bodies().getFirst())
                .isEqualTo("\"type\":\"outputs\",\"outputs\":{\"open\":{\"sensitive\":false,\"value\":\"x\"},"
                        + "\"shut\":{\"sensitive\":true,\"value\":null}}}");
    }

    /** Each line from its type on. */
    private List<String> bodies() {
        return shown.toString()
                .lines()
                .map(line -> line.substring(line.indexOf("\"type\"")))
                .toList();
    }
}

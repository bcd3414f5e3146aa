package io.skep.plans.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A canary secret is found in nothing that is written or told, and the fleet still gets it. */
class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void a_secret_is_in_no_file_no_event_and_no_plan() throws Exception {
        Bench bench = new Bench(folder);
        Value secret = bench.resolving().secret("canary");
        Asked asked = new Asked()
                .thing("host.h")
                .thing("service.s")
                .with("password", secret)
                .with("members", new Items(List.of(Values.text("plain"), secret)))
                .with("labels", Entries.of(new TreeMap<>(Map.of("token", secret))))
                .needing("host.h")
                .output("password", secret);
        bench.fleet.fail("dress service.s", 1);

        bench.apply(bench.plan(asked));
        noCanary(bench, "after a failure");
        bench.apply(asked);
        assertThat(bench.fleet.things().getLast().values().toString()).contains("CANARY-4711");
        noCanary(bench, "after an apply");
        assertThat(bench.plan(asked).empty()).isTrue();

        bench.fleet.meddle("service.s", "color", Values.text("odd"));
        bench.secrets = Map.of("canary", "CANARY-NEW");
        Asked renewed = new Asked()
                .thing("host.h")
                .thing("service.s")
                .with("password", bench.resolving().secret("canary"))
                .needing("host.h");
        Plan plan = bench.plan(renewed);
        assertThat(Bench.differences(plan.changes()))
                .containsExactly("service.s labels[\"token\"]", "service.s members", "service.s password");
        noCanary(plan.toString(), "the plan as text");
        PlanFile.write(folder.resolve("saved.plan"), plan, Bench.TYPES);
        noCanary(bench, "after a plan");
        bench.apply(PlanFile.read(folder.resolve("saved.plan"), Bench.TYPES));
        noCanary(bench, "after a saved plan");
        bench.destroy();
        noCanary(bench, "after destroy");
    }

    @Test
    void what_a_step_gives_back_is_covered() {
        Redaction redaction = new Redaction();
        redaction.learn(Entries.of(Map.of("a", new Items(List.of(Values.text("CANARY-4711"))))));
        redaction.learn(Values.text("abc"));

        assertThat(redaction.covered("login failed: CANARY-4711!")).isEqualTo("login failed: (sensitive value)!");
        assertThat(redaction.covered("abc")).isEqualTo("abc");
        assertThat(redaction.covered(Entries.of(Map.of("x", Values.texts(List.of("-p=CANARY-4711"))))))
                .isEqualTo(Entries.of(Map.of("x", Values.texts(List.of("-p=(sensitive value)")))));
    }

    private static void noCanary(Bench bench, String when) throws IOException {
        noCanary(bench.events.toString(), when);
        try (var files = Files.walk(bench.folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                noCanary(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), when + ": " + file);
            }
        }
    }

    private static void noCanary(String text, String where) {
        assertThat(text.contains("CANARY")).as(where).isFalse();
    }

    @Test
    void a_secret_within_another_does_not_uncover_the_other() {
        Redaction redaction = new Redaction();
        List.of("4711", "CANARY-4711-TAIL", "CANARY-4711").forEach(each -> redaction.learn(Values.text(each)));

        assertThat(redaction.covered("<CANARY-4711-TAIL>")).isEqualTo("<(sensitive value)>");
    }

    @Test
    void each_line_of_a_secret_of_many_lines_is_covered() {
        Redaction redaction = new Redaction();
        redaction.learn(Values.text("CANARY-line-one\r\nCANARY-line-two\nend\n"));

        assertThat(redaction.covered("bad key: CANARY-line-two")).isEqualTo("bad key: (sensitive value)");
        assertThat(redaction.covered("CANARY-line-one, the end")).isEqualTo("(sensitive value), the end");
    }
}

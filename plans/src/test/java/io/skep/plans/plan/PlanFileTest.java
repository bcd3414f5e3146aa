package io.skep.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Asked;
import io.skep.plans.apply.Bench;
import io.skep.plans.failure.StalePlan;
import io.skep.plans.failure.UserError;
import io.skep.plans.fake.FakeFleet.Thing;
import io.skep.plans.fake.FakeResolving;
import io.skep.plans.text.value.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    @TempDir
    Path folder;

    Bench bench;
    Path file;

    @BeforeEach
    void start() {
        bench = new Bench(folder);
        file = folder.resolve("saved.plan");
    }

    private Asked asked() {
        return new Asked()
                .thing("net.n[\"a\"]", "size", "1")
                .thing("service.s", "color", "red")
                .with("password", bench.resolving().secret("canary"))
                .with("from", FakeResolving.output("net.n[\"a\"]", "id"))
                .needing("net.n[\"a\"]")
                .output("id", FakeResolving.output("net.n[\"a\"]", "id"));
    }

    @Test
    void a_saved_plan_comes_back_and_is_saved_as_the_same_bytes() throws Exception {
        bench.apply(new Asked().thing("net.old").thing("net.n[\"a\"]", "size", "2"));
        bench.fleet.lose("net.old");
        Plan plan = bench.plan(asked());

        PlanFile.write(file, plan, Bench.TYPES);
        Plan back = PlanFile.read(file, Bench.TYPES);

        assertThat(PlanFile.bytes(back, Bench.TYPES)).isEqualTo(Files.readAllBytes(file));
        assertThat(PlanFile.bytes(bench.plan(asked()), Bench.TYPES)).isEqualTo(Files.readAllBytes(file));
        assertThat(back.steps()).hasSameSizeAs(plan.steps());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_saved_plan_is_applied_without_its_topology() {
        PlanFile.write(file, bench.plan(asked()), Bench.TYPES);

        assertThat(bench.apply(PlanFile.read(file, Bench.TYPES)).complete()).isTrue();

        assertThat(bench.fleet.things()).extracting(Thing::address).containsExactly("net.n[\"a\"]", "service.s");
        assertThat(bench.fleet.things().getLast().values().get("password")).isEqualTo(Values.text("CANARY-4711"));
        assertThat(bench.plan(asked()).empty()).isTrue();
    }

    @Test
    void a_saved_plan_is_stale_when_a_secret_is_another_one() {
        PlanFile.write(file, bench.plan(asked()), Bench.TYPES);
        bench.secrets = Map.of("canary", "CANARY-0815");

        assertThatThrownBy(() -> bench.apply(PlanFile.read(file, Bench.TYPES)))
                .isInstanceOf(StalePlan.class)
                .hasMessageContaining("service.s")
                .hasMessageNotContaining("CANARY");
        assertThat(bench.fleet.acts()).isEmpty();
    }

    @Test
    void the_first_plan_may_be_applied_where_its_state_was_never_stored() throws Exception {
        PlanFile.write(file, bench.plan(asked()), Bench.TYPES);
        Bench elsewhere = new Bench(Files.createDirectories(folder.resolve("elsewhere")));

        assertThat(elsewhere.apply(PlanFile.read(file, Bench.TYPES)).complete()).isTrue();
        assertThat(elsewhere.plan(asked()).empty()).isTrue();
    }

    @Test
    void a_plan_cut_short_anywhere_is_refused() throws Exception {
        byte[] whole = PlanFile.bytes(bench.plan(new Asked().thing("net.n")), Bench.TYPES);
        for (int length = 0; length < whole.length - 1; length += 13) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> PlanFile.read(file, Bench.TYPES))
                    .as("cut at byte %d", length)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("saved.plan")
                    .hasMessageContaining("run plan again");
        }
    }

    @Test
    void a_plan_that_somebody_edited_is_refused() throws Exception {
        PlanFile.write(file, bench.plan(asked()), Bench.TYPES);
        Files.writeString(file, Files.readString(file).replace("red", "reb"));

        assertThatThrownBy(() -> PlanFile.read(file, Bench.TYPES))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void a_plan_of_a_newer_skep_is_refused() throws Exception {
        PlanFile.write(file, bench.plan(asked()), Bench.TYPES);
        Files.writeString(file, Files.readString(file).replace("\"format_version\" : 2", "\"format_version\" : 7"));

        assertThatThrownBy(() -> PlanFile.read(file, Bench.TYPES))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("newer skep (format 7");
    }

    @Test
    void a_missing_plan_is_a_users_error() {
        assertThatThrownBy(() -> PlanFile.read(file, Bench.TYPES)).isInstanceOf(UserError.class);
    }
}

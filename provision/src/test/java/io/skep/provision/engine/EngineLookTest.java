package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.fake.FakeWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLookTest {

    private static final Address ENGINE = Address.of("engine", "alpha");
    private static final Entries SPEC = Specs.of(Entries.of(Map.of(
            "version", Values.text("20.10"),
            "data_root", Values.text("/opt/docker"),
            "labels", Values.textEntries(Map.of("size", "small")),
            "environment", Values.textEntries(Map.of("TMPDIR", "/big")))));

    @TempDir
    Path folder;

    private final PlayedEngine engine = PlayedEngine.runs("20.10.24+dfsg1").uses("overlay2", "/opt/docker");

    @AfterEach
    void a_look_changes_nothing() {
        assertThat(engine.host.changes()).isEmpty();
    }

    @Test
    void an_engine_that_is_as_asked_for_is_seen_so() throws Exception {
        written();

        assertThat(look(SPEC, Entries.NONE)).isInstanceOfSatisfying(Seen.Present.class, seen -> {
            assertThat(seen.values()).isEqualTo(SPEC);
            assertThat(Values.textOf(seen.outputs(), "version")).hasValue("20.10.24+dfsg1");
            assertThat(seen.outputs().entries().keySet())
                    .containsExactlyInAnyOrderElementsOf(new EngineType().outputs());
        });
    }

    @Test
    void what_was_asked_for_before_and_is_still_there_is_seen() throws Exception {
        written();
        Entries recorded = SPEC.with("log_driver", Values.text("local"));
        engine.host.file(EngineFiles.DAEMON, "{\"log-driver\":\"local\",\"mtu\":1400}");

        assertThat(values(Entries.of(Map.of("running", Values.bool(true))), recorded)
                        .entries())
                .containsEntry("log_driver", Values.text("local"))
                .containsEntry("data_root", Values.text("/opt/docker"))
                .doesNotContainKeys("version", "preload", "options");
    }

    @Test
    void the_running_engine_is_right_about_its_version_and_folder() throws Exception {
        written();
        engine.binary("28.5.2").uses("overlay2", "/var/lib/docker");

        Entries values = values(SPEC.with("version", Values.text("28.5")), SPEC);

        assertThat(values.get("version")).as("what was recorded, for it fits").isEqualTo(Values.text("20.10"));
        assertThat(values(SPEC.with("version", Values.text("28.5")), SPEC.with("version", Values.text("27")))
                        .get("version"))
                .isEqualTo(Values.text("20.10.24+dfsg1"));
        assertThat(values.get("data_root")).isEqualTo(Values.text("/var/lib/docker"));
    }

    @Test
    void no_engine_is_absent_and_so_is_one_whose_host_is() throws Exception {
        engine.binary("");
        assertThat(look(SPEC, SPEC)).isInstanceOf(Seen.Absent.class);

        FakeWorld world = new FakeWorld(folder);
        assertThat(look(world, SPEC, SPEC)).isInstanceOf(Seen.Absent.class);
    }

    @Test
    void a_failed_look_is_never_absence() throws Exception {
        engine.host.silence("alpha (10.0.0.5:22) does not answer");
        assertThat(look(SPEC, SPEC)).isEqualTo(new Seen.Unreachable("alpha (10.0.0.5:22) does not answer"));

        FakeWorld world = new FakeWorld(folder);
        world.sees(ENGINE.as("host"), new Seen.Unreachable("no route to alpha"));
        assertThat(look(world, SPEC, SPEC)).isEqualTo(new Seen.Unreachable("no route to alpha"));
    }

    @Test
    void an_engine_that_does_not_answer_or_cannot_start_containers_is_seen_not_running() throws Exception {
        written();
        engine.withoutRunc();
        assertThat(values(SPEC, SPEC).get("running")).isEqualTo(Values.bool(false));

        engine.stopped();
        Entries values = values(SPEC, SPEC);
        assertThat(values.get("running")).isEqualTo(Values.bool(false));
        assertThat(values.get("labels")).isEqualTo(SPEC.get("labels"));
        assertThat(values.get("version")).isEqualTo(Values.text("20.10"));
    }

    @Test
    void a_broken_file_on_the_host_is_no_reason_to_give_up_the_plan() throws Exception {
        engine.host.file(EngineFiles.DAEMON, "{oops");

        assertThat(look(SPEC, SPEC))
                .isInstanceOfSatisfying(
                        Seen.Unreachable.class,
                        seen -> assertThat(seen.why()).contains("alpha: /etc/docker/daemon.json is not a JSON object"));
    }

    @Test
    void an_archive_is_there_when_its_images_are_or_when_it_is_recorded_and_its_file_is_gone() throws Exception {
        String id = SmallArchive.write(folder.resolve("a.tar"), "a:1", "a");
        SmallArchive.write(folder.resolve("b.tar"), "b:1", "b");
        engine.host.answers(PresentImages.COMMAND, 0, id + " a:1\n");
        Entries spec = preloading("a.tar", "b.tar", "cleaned.tar", "never.tar");

        assertThat(values(spec, preloading("cleaned.tar")).get("preload"))
                .isEqualTo(Values.texts(List.of("a.tar", "cleaned.tar")));
    }

    private void written() {
        engine.host
                .file(
                        EngineFiles.DAEMON,
                        "{\"data-root\":\"/opt/docker\",\"labels\":[\"size=small\",\"z=9\"],\"mtu\":1400}")
                .file(EngineFiles.DROP_IN, "[Service]\nEnvironment=\"TMPDIR=/big\"\n");
    }

    private static Entries preloading(String... archives) {
        return Entries.of(Map.of("preload", Values.texts(List.of(archives)), "running", Values.bool(true)));
    }

    private Entries values(Entries wanted, Entries recorded) throws InterruptedException {
        return ((Seen.Present) look(wanted, recorded)).values();
    }

    private Seen look(Entries wanted, Entries recorded) throws InterruptedException {
        return look(new FakeWorld(folder).host("alpha", engine.host), wanted, recorded);
    }

    private static Seen look(FakeWorld world, Entries wanted, Entries recorded) throws InterruptedException {
        Value none = Entries.NONE;
        Optional<Entries> before = recorded.equals(none) ? Optional.empty() : Optional.of(recorded);
        return new EngineType().look(world, new Target(ENGINE, Optional.of(wanted), before, Entries.NONE));
    }
}

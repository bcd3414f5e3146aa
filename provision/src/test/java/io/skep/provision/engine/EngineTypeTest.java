package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTypeTest {

    private static final Address ENGINE = Address.each("engine", "worker", "delta");
    private static final Address HOST = Address.each("host", "worker", "delta");
    private static final Entries SPEC = Entries.of(Map.of(
            "version", Values.text("20.10"),
            "labels", Values.textEntries(Map.of("size", "small")),
            "preload", Values.texts(List.of("web.tar")),
            "running", Values.bool(true)));

    private final EngineType type = new EngineType();

    @Test
    void making_one_is_installing_configuring_and_loading_images() {
        List<Step> steps = type.steps(new Change.Create(ENGINE, SPEC, false), new NothingElse());

        assertThat(steps)
                .containsExactly(
                        new InstallEngine(ENGINE, SPEC),
                        new ConfigureEngine(ENGINE, SPEC, Entries.NONE),
                        new PreloadImages(ENGINE, SPEC));
        assertThat(steps)
                .extracting(Step::title)
                .containsExactly(
                        "Install Docker Engine 20.10 on delta",
                        "Configure Docker Engine on delta",
                        "Load image archives on delta");
        assertThat(steps)
                .allMatch(step -> step.target().equals(HOST) && step.address().equals(ENGINE));
        assertThat(type.acts().values())
                .containsAll(steps.stream().map(Step::getClass).toList());
    }

    @Test
    void images_are_loaded_again_when_the_plan_makes_their_archive_anew() {
        Address archive = Address.of("archive", "web");
        Entries made = Entries.NONE.with("file", Values.text("web.tar"));
        Entries other = Entries.NONE.with("file", Values.text("other.tar"));
        Change.Update rebuilt = new Change.Update(archive, made, made, List.of());

        List<Difference> differences = type.following(SPEC, rebuilt);

        assertThat(differences)
                .containsExactly(
                        new Difference("preload", Values.text("web.tar"), Values.text("web.tar, made anew"), false));
        assertThat(type.steps(new Change.Update(ENGINE, SPEC, SPEC, differences), new NothingElse()))
                .containsExactly(new PreloadImages(ENGINE, SPEC));
        assertThat(type.following(SPEC, new Change.Create(archive, made, false)))
                .hasSize(1);
        assertThat(type.following(SPEC, new Change.NoOp(archive))).isEmpty();
        assertThat(type.following(SPEC, new Change.Update(archive, other, other, List.of())))
                .isEmpty();
        assertThat(type.following(SPEC, new Change.Update(HOST, made, made, List.of())))
                .isEmpty();
    }

    @Test
    void one_that_was_begun_with_other_settings_loses_them() {
        Entries seen = SPEC.with("log_driver", Values.text("local"));
        NothingElse planned = new NothingElse().sees(ENGINE, new Seen.Present(seen, Entries.NONE));

        assertThat(type.steps(new Change.Create(ENGINE, SPEC, true), planned))
                .contains(new ConfigureEngine(ENGINE, SPEC, Entries.NONE.with("log_driver", Values.text("local"))));
    }

    @ParameterizedTest
    @CsvSource({
        "version,                 InstallEngine",
        "labels[\"size\"],        ConfigureEngine",
        "proxy.http,              ConfigureEngine",
        "running,                 ConfigureEngine",
        "preload,                 PreloadImages",
        "'version labels preload', InstallEngine ConfigureEngine PreloadImages",
        "'',                      InstallEngine ConfigureEngine PreloadImages",
    })
    void a_change_takes_only_the_acts_its_differences_ask_for(String paths, String acts) {
        List<Difference> differences = paths.isEmpty()
                ? List.of()
                : List.of(paths.split(" ")).stream()
                        .map(path -> new Difference(path, Value.NOTHING, Value.NOTHING, false))
                        .toList();

        List<Step> steps = type.steps(new Change.Update(ENGINE, SPEC, SPEC, differences), new NothingElse());

        assertThat(steps.stream().map(step -> step.getClass().getSimpleName())).containsExactly(acts.split(" "));
    }

    @Test
    void the_version_to_go_back_to_is_in_the_plan_also_where_a_run_was_broken_off_after_the_packages() {
        Entries wanted = SPEC.with("on_failure", Values.text("rollback"));
        Entries older = wanted.with("version", Values.text("19.03"));
        Entries dead = wanted.with("running", Values.bool(false));
        Difference version = new Difference("version", Values.text("19.03"), Values.text("20.10"), false);
        Difference running = new Difference("running", Values.bool(false), Values.bool(true), false);
        NothingElse fresh = new NothingElse()
                .sees(ENGINE, new Seen.Present(older, Entries.NONE.with("version", Values.text("19.03.1"))));
        NothingElse resumed = new NothingElse()
                .began(ENGINE)
                .sees(ENGINE, new Seen.Present(dead, Entries.NONE.with("former_version", Values.text("19.03.1"))));

        assertThat(type.steps(new Change.Update(ENGINE, older, wanted, List.of(version)), fresh))
                .containsExactly(new InstallEngine(ENGINE, wanted, "", "19.03.1"));
        assertThat(type.steps(new Change.Update(ENGINE, dead, wanted, List.of(running)), resumed))
                .containsExactly(
                        new InstallEngine(ENGINE, wanted, "", "19.03.1"),
                        new ConfigureEngine(ENGINE, wanted, Entries.NONE));
    }

    @Test
    void images_that_are_no_longer_asked_for_stay() {
        Entries without = SPEC.with("preload", Value.NOTHING);
        Difference gone = new Difference("preload", SPEC.get("preload"), Value.NOTHING, false);

        assertThat(type.steps(new Change.Update(ENGINE, SPEC, without, List.of(gone)), new NothingElse()))
                .isEmpty();
    }

    @Test
    void on_a_host_that_stays_the_settings_are_taken_back() {
        NothingElse planned = present().changes(new Change.Delete(HOST, driver("generic"), "gone"));

        assertThat(type.steps(new Change.Delete(ENGINE, SPEC, "gone"), planned))
                .containsExactly(new UnconfigureEngine(ENGINE, SPEC));
        assertThat(type.steps(new Change.Delete(ENGINE, SPEC, "gone"), present()))
                .containsExactly(new UnconfigureEngine(ENGINE, SPEC));
    }

    @Test
    void on_a_host_that_is_destroyed_or_gone_or_silent_there_is_nothing_to_do() {
        Change.Delete delete = new Change.Delete(ENGINE, SPEC, "gone");

        assertThat(type.steps(delete, present().changes(new Change.Delete(HOST, driver("lab"), "gone"))))
                .isEmpty();
        assertThat(type.steps(
                        delete, present().changes(new Change.Replace(HOST, driver("lab"), driver("lab"), List.of()))))
                .isEmpty();
        assertThat(type.steps(delete, new NothingElse())).isEmpty();
        assertThat(type.steps(delete, new NothingElse().sees(HOST, new Seen.Unreachable("no route"))))
                .isEmpty();
        assertThat(type.steps(delete, present().sees(ENGINE, new Seen.Unreachable("no route"))))
                .isEmpty();
    }

    @Test
    void nothing_is_done_for_what_is_as_it_should_be() {
        assertThat(type.steps(new Change.NoOp(ENGINE), new NothingElse())).isEmpty();
        assertThat(type.steps(new Change.Forget(ENGINE, "gone"), new NothingElse()))
                .isEmpty();
        assertThat(type.kind()).isEqualTo("engine");
        assertThat(type.schema().attribute("running")).isPresent();
        assertThat(type.schema().attribute("profile")).isEmpty();
    }

    private static NothingElse present() {
        return new NothingElse().sees(HOST, new Seen.Present(driver("generic"), Entries.NONE));
    }

    private static Entries driver(String name) {
        return Entries.of(Map.of("driver", Values.text(name)));
    }
}

package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Output;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.fake.FakeWorld;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of an engine that does not work in another version. */
class FormerEngineTest {

    private static final String OLD = "19.03.1+dfsg1";
    private static final String NEW = "20.10.24+dfsg1";
    private static final Address ENGINE = Address.of("engine", "alpha");
    private static final Entries STOP =
            Entries.of(Map.of("version", Values.text("20.10"), "running", Values.bool(true)));
    private static final Entries ROLLBACK = STOP.with("on_failure", Values.text("rollback"));

    @Test
    void it_stays_as_it_is_where_nobody_asks_for_more() {
        PlayedEngine engine = upgraded();
        breaks(engine);

        assertThatThrownBy(() -> install(engine, STOP, ""))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("alpha: Docker Engine does not run", "no such device");
        assertThat(engine.host.changes()).noneMatch(line -> line.contains("docker.io=" + OLD));
    }

    @Test
    void it_is_taken_back_where_that_is_asked_for_and_the_failure_is_told() {
        PlayedEngine engine = upgraded();
        breaks(engine);

        assertThatThrownBy(() -> install(engine, ROLLBACK, ""))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "alpha: Docker Engine does not run",
                        "no such device",
                        "It was taken back to Docker Engine " + OLD + ", which runs",
                        "run skep apply");
        assertThat(engine.running()).isEqualTo(OLD);
    }

    @Test
    void where_a_node_follows_it_tells_of_it_instead() throws Exception {
        PlayedEngine engine = upgraded();
        breaks(engine);

        Entries outputs = install(engine, ROLLBACK, "node.alpha");

        assertThat(Values.textOf(outputs, "held_back"))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("no such device", "taken back to Docker Engine " + OLD));
        assertThat(Values.textOf(outputs, "version")).hasValue(OLD);
    }

    @Test
    void it_is_taken_back_by_a_run_that_finds_the_packages_of_the_new_one_there() {
        PlayedEngine engine = upgraded();
        breaks(engine);
        engine.binary(NEW).stopped();

        assertThatThrownBy(() -> install(engine, ROLLBACK, ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("It was taken back to Docker Engine " + OLD + ", which runs");
        assertThat(engine.running()).isEqualTo(OLD);
    }

    @Test
    void an_engine_that_lost_its_swarm_before_the_run_that_goes_on_is_taken_back() throws Exception {
        PlayedEngine engine = upgraded().inSwarm("error").binary(NEW).restarted();
        engine.host.answers(EngineService.RESTART.line(), () -> {
            engine.restarted().inSwarm("active");
            return new Output(0, "", "");
        });

        Entries outputs = install(engine, ROLLBACK, "node.alpha");

        assertThat(Values.textOf(outputs, "held_back"))
                .hasValueSatisfying(why -> assertThat(why).contains("does not come back into its swarm"));
        assertThat(engine.running()).isEqualTo(OLD);
    }

    @Test
    void a_version_that_is_no_longer_offered_is_named() {
        PlayedEngine engine = upgraded();
        engine.host.answers(
                "apt-cache madison", 0, " docker.io | 20.10.24+dfsg1-1+b3 | http://m bookworm/main amd64 Packages\n");
        breaks(engine);

        assertThatThrownBy(() -> install(engine, ROLLBACK, "node.alpha"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("It could not be taken back to " + OLD + ": there is no such version");
    }

    @Test
    void an_engine_that_does_not_come_back_into_its_swarm_does_not_work() {
        PlayedEngine engine = upgraded().inSwarm();
        engine.host.answers(EngineService.RESTART.line(), () -> {
            engine.restarted().inSwarm(engine.running().equals(OLD) ? "active" : "error");
            return new Output(0, "", "");
        });

        assertThatThrownBy(() -> install(engine, ROLLBACK, ""))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("does not come back into its swarm; it is error there", "taken back to");
        assertThat(engine.running()).isEqualTo(OLD);
    }

    @Test
    void word_of_an_earlier_failure_is_taken_back_once_the_engine_works() {
        Entries earlier = Entries.of(Map.of("held_back", Values.text("broken")));

        assertThat(EngineOutputs.settled(Entries.NONE, earlier))
                .isEqualTo(Entries.of(Map.of("held_back", Values.text(""))));
        assertThat(EngineOutputs.settled(Entries.NONE, Entries.NONE)).isEqualTo(Entries.NONE);
    }

    @Test
    void the_version_before_is_seen_until_the_recorded_one_is_there() {
        EngineStatus dead = new EngineStatus(true, NEW, false, false, Optional.empty());
        Entries recorded = Entries.of(Map.of("version", Values.text(OLD)));
        Entries former = Entries.of(Map.of("former_version", Values.text(OLD)));

        assertThat(EngineOutputs.seen(Entries.NONE, recorded, dead)).isEqualTo(former);
        assertThat(EngineOutputs.seen(Entries.NONE, former.with("version", Values.text(NEW)), dead))
                .isEqualTo(Entries.of(Map.of("former_version", Values.text(""))));
        assertThat(EngineOutputs.seen(Entries.NONE, Entries.NONE, dead)).isEqualTo(Entries.NONE);
    }

    /** An old engine that runs, and an archive that has the new one too. */
    private static PlayedEngine upgraded() {
        PlayedEngine engine = PlayedEngine.runs(OLD);
        engine.host.answers(
                "apt-cache madison",
                0,
                " docker.io | 20.10.24+dfsg1-1+b3 | http://m bookworm/main amd64 Packages\n docker.io | " + OLD
                        + "-1 | http://m bookworm/main amd64 Packages\n");
        engine.host.answers("docker.io=" + NEW, () -> {
            engine.binary(NEW);
            return new Output(0, "", "");
        });
        engine.host.answers("docker.io=" + OLD, () -> {
            engine.binary(OLD);
            return new Output(0, "", "");
        });
        return engine;
    }

    /** The new one does not start. */
    private static void breaks(PlayedEngine engine) {
        engine.failsToStart("level=fatal msg=\"no such device\"");
        engine.host.answers(EngineService.RESTART.line(), () -> engine.startsOnly(OLD));
    }

    private static Entries install(PlayedEngine engine, Entries spec, String followedBy) throws Exception {
        FakeWorld world = new FakeWorld(Path.of("/nowhere")).host("alpha", engine.host);
        return new InstallEngine(ENGINE, spec, followedBy, OLD).run(world);
    }
}

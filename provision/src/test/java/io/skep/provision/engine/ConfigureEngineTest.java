package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.fake.FakeWorld;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigureEngineTest {

    private static final String DAEMON = "/etc/docker/daemon.json";
    private static final Address ENGINE = Address.of("engine", "alpha");
    private static final Entries LABELS = Entries.of(Map.of("labels", Values.textEntries(Map.of("size", "small"))));
    private static final Entries LOGS = Entries.of(Map.of("log_driver", Values.text("local")));

    private final PlayedEngine engine = PlayedEngine.runs("20.10.24");

    @Test
    void settings_that_are_so_already_change_nothing() throws Exception {
        engine.host.file(DAEMON, "{\"log-driver\": \"local\"}");

        configure(LOGS);

        assertThat(engine.host.changes()).isEmpty();
    }

    @Test
    void the_old_files_are_kept_until_the_engine_runs_with_the_new_ones() throws Exception {
        configure(LOGS);

        assertThat(engine.host.changes())
                .containsExactly(
                        EngineFiles.KEEP.line(),
                        "write /etc/docker/daemon.json 0644",
                        EngineService.VALIDATE.line(),
                        EngineService.RESTART.line(),
                        EngineFiles.FORGET.line());
    }

    @Test
    void what_a_running_engine_takes_over_needs_no_restart() throws Exception {
        configure(LABELS);

        assertThat(engine.host.changes())
                .contains(EngineService.RELOAD.line())
                .doesNotContain(EngineService.RESTART.line());
    }

    @Test
    void a_reload_that_is_not_confirmed_becomes_a_restart() throws Exception {
        engine.host.answers(EngineService.RELOAD, 1, "");

        configure(LABELS);

        assertThat(engine.host.changes())
                .containsSubsequence(EngineService.RELOAD.line(), EngineService.RESTART.line());
    }

    @Test
    void a_new_environment_is_for_root_alone_and_restarts_the_engine() throws Exception {
        Value secret = new Value.Secret(Values.text("http://user:canary@p"), new Value.Source("var.p", Entries.NONE));

        configure(LABELS.with("proxy", Entries.of(Map.of("http", secret))));

        assertThat(engine.host.changes())
                .contains("write /etc/systemd/system/docker.service.d/skep.conf 0600", EngineService.RESTART.line());
        assertThat(engine.host.changes().toString()).doesNotContain("canary");
        assertThat(engine.host.file(EngineFiles.DROP_IN))
                .hasValueSatisfying(file -> assertThat(file).contains("HTTP_PROXY=http://user:canary@p"));
    }

    @Test
    void what_is_no_longer_wanted_is_removed_and_what_is_not_ours_stays() throws Exception {
        engine.host.file(DAEMON, "{\"mtu\": 1400, \"log-driver\": \"local\"}").file(EngineFiles.DROP_IN, "[Service]\n");

        new ConfigureEngine(ENGINE, Entries.NONE, LOGS).run(world());

        assertThat(engine.host.file(DAEMON)).hasValue("{\n  \"mtu\" : 1400\n}\n");
        assertThat(engine.host.changes()).contains("rm -f " + EngineFiles.DROP_IN);
    }

    @Test
    void settings_the_engine_refuses_are_put_back_before_it_is_touched() {
        engine.host.answers(EngineService.VALIDATE, 1, "unable to configure: unknown key");

        assertThatThrownBy(() -> configure(LOGS))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("alpha: Docker Engine refuses", "unknown key", "the engine was not touched");
        assertThat(engine.host.changes())
                .contains(EngineFiles.RESTORE.line())
                .doesNotContain(EngineService.RESTART.line());
    }

    @Test
    void an_engine_that_does_not_come_up_gets_its_old_files_back() {
        engine.failsToStart(
                "time=\"x\" level=info msg=\"Starting up\"\nunable to configure the Docker daemon with file /etc/docker/daemon.json: bad\n");

        assertThatThrownBy(() -> configure(LOGS))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "alpha: Docker Engine does not work with the new settings",
                        "unable to configure the Docker daemon",
                        "does not start with them either")
                .hasMessageNotContaining("Starting up");
        assertThat(engine.host.changes())
                .containsSubsequence(
                        EngineService.RESTART.line(), EngineFiles.RESTORE.line(), EngineService.RESTART.line());
    }

    @Test
    void an_engine_that_runs_but_not_as_asked_is_a_failure_too() {
        assertThatThrownBy(() -> configure(Entries.of(Map.of("data_root", Values.text("/opt/docker")))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it runs with data_root \"/var/lib/docker\", not \"/opt/docker\"");
    }

    @Test
    void a_change_that_was_broken_off_is_carried_through() throws Exception {
        engine.host.file(DAEMON, "{\"log-driver\": \"local\"}");
        engine.host.run(EngineFiles.KEEP);

        configure(LOGS);

        assertThat(engine.host.changes())
                .contains(EngineService.RESTART.line())
                .last()
                .isEqualTo(EngineFiles.FORGET.line());
    }

    @Test
    void a_stopped_engine_is_started() throws Exception {
        engine.stopped();

        configure(Entries.NONE);

        assertThat(engine.running()).isEqualTo("20.10.24");
        assertThat(engine.host.changes()).containsExactly(EngineService.RESTART.line());
    }

    @Test
    void an_engine_in_a_swarm_does_not_move() {
        engine.inSwarm();

        assertThatThrownBy(() -> configure(Entries.of(Map.of("data_root", Values.text("/opt/docker")))))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "alpha: the engine keeps its place in a swarm in /var/lib/docker", "Take the host out");
        assertThat(engine.host.changes()).isEmpty();
    }

    @Test
    void a_file_that_is_no_json_is_not_touched() {
        engine.host.file(DAEMON, "{\"log-driver\": ");

        assertThatThrownBy(() -> configure(LOGS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("alpha: /etc/docker/daemon.json is not a JSON object");
        assertThat(engine.host.changes()).isEmpty();
    }

    @Test
    void letting_go_takes_back_what_is_ours_and_the_hold() throws Exception {
        engine.host.file(DAEMON, "{\"log-driver\": \"local\"}");

        new UnconfigureEngine(ENGINE, LOGS).run(world());

        assertThat(engine.host.changes())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("rm -f " + DAEMON),
                        line -> assertThat(line).isEqualTo(EngineFiles.FORGET.line()),
                        line -> assertThat(line).contains("apt-mark unhold"),
                        line -> assertThat(line).isEqualTo(EngineService.RESTART.line()));
    }

    private void configure(Entries spec) throws Exception {
        new ConfigureEngine(ENGINE, spec, Entries.NONE).run(world());
    }

    private FakeWorld world() {
        return new FakeWorld(Path.of("/nowhere")).host("alpha", engine.host);
    }
}

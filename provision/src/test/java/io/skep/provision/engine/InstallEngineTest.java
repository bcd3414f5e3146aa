package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.fake.FakeWorld;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InstallEngineTest {

    private static final Entries SPEC = Entries.of(
            Map.of("version", Values.text("20.10"), "log_driver", Values.text("local"), "running", Values.bool(true)));

    @Test
    void settings_are_written_before_the_first_start_and_kept_once_it_runs() throws Exception {
        PlayedEngine engine = new PlayedEngine();

        Entries outputs = install(engine, SPEC);

        assertThat(engine.host.changes())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(EngineFiles.KEEP.line()),
                        line -> assertThat(line).isEqualTo("write /etc/docker/daemon.json 0644"),
                        line -> assertThat(line)
                                .startsWith("detached act-1-lists: ")
                                .contains("apt update"),
                        line -> assertThat(line)
                                .startsWith("detached act-1-install: ")
                                .contains("docker.io=20.10.24+dfsg1-1+b3"),
                        line -> assertThat(line).isEqualTo(EngineFiles.FORGET.line()));
        assertThat(engine.host.file("/etc/docker/daemon.json"))
                .hasValueSatisfying(file -> assertThat(file).contains("\"log-driver\" : \"local\""));
        assertThat(Values.textOf(outputs, "version")).hasValue("20.10.24+dfsg1");
        assertThat(Values.textOf(outputs, "api_version")).hasValue("1.41");
        assertThat(Values.boolOf(outputs, "ip_vs")).hasValue(false);
    }

    @Test
    void facts_are_read_before_it_and_once_more_after_it_since_packages_may_bring_modules() throws Exception {
        PlayedEngine engine = new PlayedEngine();
        AtomicInteger readings = new AtomicInteger();
        engine.host.answers("os-release", () -> {
            boolean first = readings.incrementAndGet() == 1;
            return new Output(
                    0,
                    "system=debian\nversion=12\ninit=systemd\npackages=apt-get\n" + (first ? "" : "ip_vs=yes\n"),
                    "");
        });

        Entries outputs = install(engine, SPEC);

        assertThat(readings).hasValue(2);
        assertThat(Values.boolOf(outputs, "ip_vs")).hasValue(true);
    }

    @Test
    void an_engine_of_the_wanted_version_is_left_alone() throws Exception {
        PlayedEngine engine = PlayedEngine.runs("20.10.5+dfsg1");

        install(engine, SPEC);

        assertThat(engine.host.changes()).isEmpty();
    }

    @Test
    void an_installation_that_still_goes_on_or_was_broken_off_is_waited_for_and_finished() throws Exception {
        PlayedEngine engine = PlayedEngine.runs("20.10.24+dfsg1").unfinished();

        install(engine, SPEC);

        assertThat(engine.host.changes())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("detached act-1-install: ")
                        .contains("docker.io=20.10.24+dfsg1-1+b3"));
    }

    @Test
    void after_an_upgrade_the_engine_is_restarted_for_the_package_does_not() throws Exception {
        PlayedEngine engine = PlayedEngine.runs("19.03.1");

        install(engine, SPEC);

        assertThat(engine.running()).isEqualTo("20.10.24+dfsg1");
        assertThat(engine.host.changes()).last().isEqualTo(EngineService.RESTART.line());
    }

    @Test
    void a_restart_that_a_broken_off_upgrade_left_out_is_made_up_for() throws Exception {
        PlayedEngine engine = PlayedEngine.runs("19.03.1").binary("20.10.24+dfsg1");

        install(engine, SPEC);

        assertThat(engine.host.changes()).containsExactly(EngineService.RESTART.line());
    }

    @Test
    void a_version_that_is_not_there_is_refused_with_those_that_are_once_the_lists_are_new() {
        PlayedEngine engine = new PlayedEngine();

        assertThatThrownBy(() -> install(engine, SPEC.with("version", Values.text("28"))))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "alpha: there is no Docker Engine 28 in the distribution's own packages; there is 20.10.24+dfsg1-1+b3");
        assertThat(engine.host.changes()).anyMatch(line -> line.startsWith("detached act-1-lists-anew: "));
        assertThat(engine.host.changes()).noneMatch(line -> line.contains("apt install"));
    }

    @Test
    void packages_that_the_archive_replaced_are_found_with_new_lists() throws Exception {
        PlayedEngine engine = new PlayedEngine();
        AtomicInteger tries = new AtomicInteger();
        PlayedEngine installed = PlayedEngine.runs("20.10.24+dfsg1");
        engine.host.answers("apt install", () -> {
            if (tries.incrementAndGet() == 1) {
                return new Output(100, "E: Failed to fetch 404 Not Found\n", "");
            }
            engine.binary(installed.running());
            return new Output(0, "", "");
        });

        install(engine, SPEC);

        assertThat(engine.host.changes())
                .filteredOn(line -> line.startsWith("detached"))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly(
                        "detached act-1-lists",
                        "detached act-1-install",
                        "detached act-1-lists-anew",
                        "detached act-1-install-anew");
    }

    @Test
    void what_apt_complains_of_is_told_with_the_host() {
        PlayedEngine engine = new PlayedEngine();
        engine.host.answers("apt install", 100, "Reading...\nE: You don't have enough free space\nbye\n");

        assertThatThrownBy(() -> install(engine, SPEC))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        failed -> assertThat(failed.retryable()).isFalse())
                .hasMessage("alpha: Docker Engine could not be installed: E: You don't have enough free space");
    }

    @Test
    void a_system_nobody_installs_on_is_named() {
        assertThatThrownBy(() -> install(new PlayedEngine().init("openrc"), SPEC))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "alpha: Docker Engine can be installed on Debian and Ubuntu with systemd; this is debian 12 with openrc and apt-get");
    }

    @Test
    void an_engine_from_elsewhere_is_not_replaced() {
        PlayedEngine engine = PlayedEngine.runs("28.5.2");
        engine.host.answers("dpkg-query -W -f '\\''${db:Status-Status}'\\'' docker.io 2>", 1, "");

        assertThatThrownBy(() -> install(engine, SPEC))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "alpha: Docker Engine 28.5.2 is there, but not from the distribution's own packages")
                .hasMessageContaining("Write version = \"28.5.2\"");
        assertThat(engine.host.changes()).isEmpty();
    }

    @Test
    void a_first_start_that_fails_takes_the_settings_back_and_leaves_it_stopped() {
        PlayedEngine engine = new PlayedEngine().failsToStart("level=fatal msg=\"unknown log driver\"");
        engine.host.answers("apt install", () -> {
            engine.binary("20.10.24+dfsg1");
            return new Output(0, "", "");
        });

        assertThatThrownBy(() -> install(engine, SPEC))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "alpha: Docker Engine does not start with these settings", "unknown log driver");
        assertThat(engine.host.changes()).containsSubsequence(EngineFiles.RESTORE.line(), EngineService.STOP.line());
    }

    private static Entries install(PlayedEngine engine, Entries spec) throws Exception {
        FakeWorld world = new FakeWorld(Path.of("/nowhere")).host("alpha", engine.host);
        return new InstallEngine(Address.of("engine", "alpha"), spec).run(world);
    }
}

package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineReadingTest {

    private static final String RUNNING = """
            installed Docker version 26.1.5+dfsg1, build a72d7cd
            pending
            version {"Components":[{"Name":"Engine"},{"Name":"containerd"},{"Name":"runc"}],"Version":"20.10.24+dfsg1","ApiVersion":"1.41","Arch":"amd64"}
            info {"driver":"overlayfs","status":[["driver-type","io.containerd.snapshotter.v1"]],"root":"/opt/docker","containers":3,"swarm":"active"}
            """;

    @Test
    void a_running_engine_tells_all_of_itself() {
        EngineStatus status = EngineReading.parse(RUNNING);

        assertThat(status)
                .isEqualTo(new EngineStatus(
                        true,
                        "26.1.5+dfsg1",
                        false,
                        true,
                        Optional.of(new EngineStatus.Running(
                                "20.10.24+dfsg1",
                                "1.41",
                                "amd64",
                                Set.of("Engine", "containerd", "runc"),
                                "overlayfs",
                                true,
                                "/opt/docker",
                                3,
                                "active"))));
        assertThat(status.works()).isTrue();
        assertThat(status.outdated()).isTrue();
    }

    @Test
    void nothing_printed_is_nothing_installed() {
        assertThat(EngineReading.parse("")).isEqualTo(new EngineStatus(false, "", false, false, Optional.empty()));
    }

    @Test
    void one_that_does_not_answer_is_installed_all_the_same() {
        EngineStatus status = EngineReading.parse("installed Docker version 28.5.2, build x\nversion null\ninfo \n");

        assertThat(status.installed()).isTrue();
        assertThat(status.binary()).isEqualTo("28.5.2");
        assertThat(status.works()).isFalse();
        assertThat(status.outdated()).isFalse();
    }

    @Test
    void one_without_a_working_runc_does_not_work() {
        assertThat(EngineReading.parse(RUNNING.replace("runc", "crun")).works()).isFalse();
    }

    @Test
    void an_engine_that_is_not_running_is_not_asked_for_that_would_start_it() {
        assertThat(EngineReading.COMMAND.changes()).isFalse();
        assertThat(EngineReading.COMMAND.line().lines())
                .containsSubsequence(
                        "sh -c 'command -v dockerd > /dev/null || exit 0",
                        "if systemctl is-active --quiet docker; then",
                        "fi");
        assertThat(EngineReading.COMMAND.line()).contains("[ ! -e /var/lib/skep/engine-before ] || echo pending");
    }

    @ParameterizedTest
    @CsvSource({
        "20.10, 20.10.24+dfsg1, true",
        "20.10.24, 20.10.24+dfsg1, true",
        "20.10.24+dfsg1-1+b3, 20.10.24+dfsg1, true",
        "20.10.24, 20.10.24, true",
        "20.1, 20.10.24, false",
        "20.10.2, 20.10.24, false",
        "28.5, 20.10.24, false",
        "20.10.24, 20.10, true",
        "20.10, '', false",
    })
    void a_version_fits_by_its_beginning(String wanted, String version, boolean fits) {
        assertThat(EngineVersion.fits(wanted, version)).isEqualTo(fits);
    }
}

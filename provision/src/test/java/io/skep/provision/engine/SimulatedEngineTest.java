package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.provision.engine.debian.DebianPackages;
import io.skep.provision.facts.HostFacts;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulatedEngineTest {

    private static final HostFacts DEBIAN = HostFacts.parse("system=debian\ninit=systemd\npackages=apt-get\n");

    private final TreeMap<String, String> files = new TreeMap<>();
    private final SimulatedEngine engine = new SimulatedEngine(files, DEBIAN, () -> "inactive");

    private Output answer(Command command) {
        return engine.answer(command).orElseThrow();
    }

    private EngineStatus status() {
        return EngineReading.parse(answer(EngineReading.COMMAND).out());
    }

    private Output install(String version) {
        DebianPackages packages = new DebianPackages();
        String offer = answer(packages.offer()).out();
        return answer(packages.install(
                packages.versions(offer).stream()
                        .filter(each -> packages.fits(version, each))
                        .findFirst(),
                offer));
    }

    @Test
    void a_version_that_is_offered_can_be_installed_and_then_runs() {
        assertThat(status().installed()).isFalse();

        install("28.5");

        assertThat(status().answers().map(EngineStatus.Running::version)).contains("28.5.2+dfsg1");
        assertThat(status().works()).isTrue();
    }

    @Test
    void an_engine_that_runs_goes_on_as_it_was_until_it_is_restarted() {
        install("28.5");
        install("29.0");

        assertThat(status().outdated()).isTrue();
        answer(EngineService.RESTART);
        assertThat(status().outdated()).isFalse();
    }

    @Test
    void it_does_not_start_with_a_file_that_is_no_JSON_until_the_old_one_is_back() {
        install("28.5");
        answer(EngineFiles.KEEP);
        files.put(EngineFiles.DAEMON, "{");

        assertThat(answer(EngineService.RESTART).ok()).isFalse();
        assertThat(status().pending()).isTrue();

        answer(EngineFiles.RESTORE);
        assertThat(answer(EngineService.RESTART).ok()).isTrue();
        assertThat(files).isEmpty();
        assertThat(status().pending()).isFalse();
    }

    @Test
    void a_loaded_archive_leaves_its_images_and_not_its_file() {
        engine.answer(new DebianPackages().install(Optional.empty(), ""));
        install("28.5");
        files.put("/var/lib/skep/archives/x.tar", "sha256:1 web:1");

        assertThat(answer(PreloadImages.loading("/var/lib/skep/archives/x.tar")).ok())
                .isTrue();

        assertThat(PresentImages.parse(answer(PresentImages.COMMAND).out(), false)
                        .tags())
                .containsEntry("web:1", "sha256:1");
        assertThat(files).isEmpty();
    }
}

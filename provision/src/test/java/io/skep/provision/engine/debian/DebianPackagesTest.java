package io.skep.provision.engine.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.provision.facts.HostFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebianPackagesTest {

    private static final String TRIXIE = """
             docker.io | 26.1.5+dfsg1-9+b11 | http://deb.debian.org/debian trixie/main amd64 Packages
            docker-cli | 26.1.5+dfsg1-9+b11 | http://deb.debian.org/debian trixie/main amd64 Packages
            """;

    private static final String BOOKWORM =
            " docker.io | 20.10.24+dfsg1-1+b3 | http://deb.debian.org/debian bookworm/main amd64 Packages\n";

    private final DebianPackages packages = new DebianPackages();

    @ParameterizedTest
    @CsvSource({
        "debian, systemd, apt-get, true",
        "ubuntu, systemd, apt-get, true",
        "debian, sysvinit, apt-get, false",
        "fedora, systemd, dnf, false",
        "raspbian, systemd, apt-get, false",
        "debian, systemd, '', false",
    })
    void they_are_for_debian_and_ubuntu_with_systemd(String system, String init, String tool, boolean fits) {
        assertThat(packages.fits(facts(system, init, tool, false))).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "20.10, 20.10.24+dfsg1-1+b3, true",
        "20.10.24, 20.10.24+dfsg1-1+b3, true",
        "20.10.24+dfsg1-1+b3, 20.10.24+dfsg1-1+b3, true",
        "20.1, 20.10.24+dfsg1-1+b3, false",
        "20.10.2, 20.10.24+dfsg1-1+b3, false",
        "28, 28.2.2-0ubuntu1~24.04.1, true",
        "5.28, 5:28.5.2-1, false",
        "28.5, 5:28.5.2-1, true",
        "5:28.5.2-1, 5:28.5.2-1, true",
    })
    void a_version_is_asked_for_by_its_beginning(String wanted, String version, boolean fits) {
        assertThat(packages.fits(wanted, version)).isEqualTo(fits);
    }

    @Test
    void the_exact_version_is_installed_and_held() {
        String line =
                packages.install(Optional.of("20.10.24+dfsg1-1+b3"), BOOKWORM).line();

        assertThat(line)
                .contains(
                        "export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a",
                        "-o APT::Install-Recommends=false",
                        "apt-mark unhold docker.io docker-cli containerd runc",
                        "apt install --no-install-recommends --allow-downgrades docker.io=20.10.24+dfsg1-1+b3 iptables ca-certificates || exit 1",
                        "for package in docker.io docker-cli containerd runc; do",
                        "then apt-mark hold \"$package\"");
    }

    @Test
    void the_program_for_people_is_installed_where_it_is_a_package_of_its_own() {
        assertThat(packages.install(Optional.of("26.1.5+dfsg1-9+b11"), TRIXIE).line())
                .contains("docker.io=26.1.5+dfsg1-9+b11 docker-cli=26.1.5+dfsg1-9+b11 iptables");
        assertThat(packages.install(Optional.empty(), TRIXIE).line())
                .contains("--allow-downgrades docker.io docker-cli iptables");
        assertThat(packages.install(Optional.empty(), BOOKWORM).line())
                .contains("--allow-downgrades docker.io iptables");
    }

    @Test
    void young_lists_are_taken_as_they_are_unless_they_must_be_new() {
        HostFacts facts = facts("debian", "systemd", "apt-get", false);

        assertThat(packages.prepare(facts, false).line())
                .contains("find $lists/partial -maxdepth 0 -newermt", "exit 0", "apt update")
                .doesNotContain("cloud-init");
        assertThat(packages.prepare(facts, true).line()).contains("apt update").doesNotContain("-newermt");
    }

    @Test
    void cloud_init_is_waited_for_where_there_is_one() {
        assertThat(packages.prepare(facts("ubuntu", "systemd", "apt-get", true), true)
                        .line())
                .contains("cloud-init status --wait");
    }

    @Test
    void only_reading_commands_read() {
        assertThat(packages.offer().line()).isEqualTo("apt-cache madison docker.io docker-cli");
        assertThat(packages.offer().changes()).isFalse();
        assertThat(packages.came().changes()).isFalse();
        assertThat(packages.release().line()).contains("apt-mark unhold");
        assertThat(packages.release().changes()).isTrue();
        assertThat(packages.versions(TRIXIE)).containsExactly("26.1.5+dfsg1-9+b11");
    }

    private static HostFacts facts(String system, String init, String tool, boolean cloudInit) {
        return new HostFacts(system, "1", "", "x86_64", init, 2, tool, "6.1", 1, 1, false, cloudInit);
    }
}

package io.skep.provision.engine.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.provision.facts.HostFacts;
import org.junit.jupiter.api.Test;

class DebianEngineTest {

    private static final String MADISON = """
             docker.io | 28.5.2+dfsg4-1 | http://mirror/debian sid/main amd64 Packages
             docker.io | 26.1.5+dfsg1-9+b9 | http://mirror/debian trixie/main amd64 Packages
             docker.io | 26.1.5+dfsg1-9+b9 | http://other/debian trixie/main amd64 Packages
             docker.io | 26.1.5+dfsg1-9 | http://mirror/debian trixie/main Sources
            """;

    private final DebianEngine installer = new DebianEngine();

    @Test
    void versions_come_in_apts_order_each_once_and_without_sources() {
        assertThat(installer.versions(MADISON)).containsExactly("28.5.2+dfsg4-1", "26.1.5+dfsg1-9+b9");
        assertThat(installer.versions("N: Unable to locate package docker.io\n"))
                .isEmpty();
    }

    @Test
    void it_installs_one_exact_version_with_its_client_and_holds_both() {
        String line = installer.install("26.1.5+dfsg1-9+b9").line();

        assertThat(line)
                .contains("apt install -y --no-install-recommends --allow-downgrades --allow-change-held-packages")
                .contains("docker.io=26.1.5+dfsg1-9+b9 $client containerd iptables ca-certificates")
                .contains("echo docker-cli=26.1.5+dfsg1-9+b9")
                .contains("apt-mark hold docker.io ${client:+docker-cli}")
                .contains("DEBIAN_FRONTEND=noninteractive");
        assertThat(installer.release().line()).isEqualTo("apt-mark unhold docker.io docker-cli");
    }

    @Test
    void it_waits_for_cloud_init_and_tries_again_at_each_of_apts_locks() {
        String line = installer.refresh().line();

        assertThat(line)
                .contains("cloud-init status --wait")
                .contains("DPkg::Lock::Timeout=60")
                .contains("Could not get lock|Unable to lock|Unable to acquire the dpkg")
                .contains("dpkg --configure -a")
                .contains("apt update");
    }

    @Test
    void an_engine_of_another_package_or_of_none_is_foreign() {
        assertThat(installer.foreign(0, "docker.io: /usr/sbin/dockerd\n")).isEmpty();
        assertThat(installer.foreign(3, "")).isEmpty();
        assertThat(installer.foreign(0, "docker-ce: /usr/bin/dockerd\n")).hasValue("the package docker-ce");
        assertThat(installer.foreign(1, "")).hasValue("a program that came without a package");
    }

    @Test
    void it_serves_debian_and_ubuntu_and_what_is_like_them() {
        assertThat(installer.fits(facts("ID=debian\nSKEP_PACKAGES=apt-get"))).isTrue();
        assertThat(installer.fits(facts("ID=ubuntu\nID_LIKE=debian\nSKEP_PACKAGES=apt-get")))
                .isTrue();
        assertThat(installer.fits(facts("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\nSKEP_PACKAGES=apt-get")))
                .isTrue();
        assertThat(installer.fits(facts("ID=fedora\nSKEP_PACKAGES=dnf"))).isFalse();
    }

    private static HostFacts facts(String printed) {
        return HostFacts.parse(printed);
    }
}

package io.skep.provision.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostFactsTest {

    @Test
    void everything_is_read_from_one_output() {
        HostFacts facts = HostFacts.parse("""
                PRETTY_NAME="Ubuntu 24.04 LTS"
                VERSION_ID="24.04"
                VERSION_CODENAME=noble
                ID=ubuntu
                ID_LIKE=debian
                SKEP_ARCHITECTURE=x86_64
                SKEP_KERNEL=6.8.0-31-generic
                SKEP_INIT=systemd
                SKEP_PACKAGES=apt-get
                SKEP_CGROUPS=2
                SKEP_MEMORY=2048
                SKEP_PROCESSORS=4
                SKEP_IPVS=yes
                """);

        assertThat(facts)
                .isEqualTo(new HostFacts(
                        "ubuntu",
                        List.of("ubuntu", "debian"),
                        "24.04",
                        "noble",
                        "x86_64",
                        "systemd",
                        "apt",
                        2,
                        "6.8.0-31-generic",
                        2_097_152,
                        4,
                        true));
        assertThat(facts.named()).isEqualTo("ubuntu 24.04 (x86_64)");
    }

    @Test
    void what_is_missing_is_empty() {
        HostFacts facts = HostFacts.parse("SKEP_MEMORY=\nSKEP_IPVS=no\nnonsense\n");

        assertThat(facts.family()).isEmpty();
        assertThat(facts.memory()).isZero();
        assertThat(facts.virtualServers()).isFalse();
        assertThat(facts.packageTool()).isEqualTo("none");
        assertThat(facts.named()).startsWith("an unknown system");
    }

    @Test
    void it_is_one_command_that_only_reads() {
        assertThat(HostFacts.command().changes()).isFalse();
        assertThat(HostFacts.command().line())
                .startsWith("sh -c 'cat /etc/os-release")
                .contains("modprobe -n -q ip_vs");
    }
}

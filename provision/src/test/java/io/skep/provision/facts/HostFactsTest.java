package io.skep.provision.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.provision.fake.FakeHost;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostFactsTest {

    private static final String DEBIAN = """
            system=debian
            version=12
            codename=bookworm
            architecture=x86_64
            kernel=6.1.0-18-amd64
            init=systemd
            cgroups=2
            packages=apt-get
            memory=2030404
            cpus=2
            ip_vs=yes
            cloud_init=yes
            """;

    @Test
    void all_facts_are_read_with_one_command_that_changes_nothing() throws Exception {
        FakeHost host = new FakeHost().answers("os-release", 0, DEBIAN);

        HostFacts facts = HostFacts.of(host);

        assertThat(facts)
                .isEqualTo(new HostFacts(
                        "debian",
                        "12",
                        "bookworm",
                        "x86_64",
                        "systemd",
                        2,
                        "apt-get",
                        "6.1.0-18-amd64",
                        2_079_133_696L,
                        2,
                        true,
                        true));
        assertThat(facts.shown()).isEqualTo("debian 12");
        assertThat(host.changes()).isEmpty();
        assertThat(FactsReading.COMMAND.changes()).isFalse();
    }

    @Test
    void facts_are_read_once_until_something_changes_them() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        FakeHost host = new FakeHost()
                .answers(
                        "os-release",
                        () -> new Output(
                                0, readings.incrementAndGet() == 1 ? DEBIAN : DEBIAN.replace("ip_vs=yes\n", ""), ""));

        HostFacts first = HostFacts.of(host);
        assertThat(HostFacts.of(host)).isSameAs(first);
        assertThat(first.ipVs()).isTrue();
        assertThat(readings).hasValue(1);

        HostFacts.changed(host);
        assertThat(HostFacts.of(host).ipVs()).isFalse();
        assertThat(readings).hasValue(2);
    }

    @Test
    void each_host_has_facts_of_its_own() throws Exception {
        FakeHost old = new FakeHost().answers("os-release", 0, DEBIAN);
        FakeHost other = new FakeHost().answers("os-release", 0, DEBIAN.replace("version=12", "version=13"));

        assertThat(HostFacts.of(old).version()).isEqualTo("12");
        assertThat(HostFacts.of(other).version()).isEqualTo("13");
    }

    @Test
    void a_failed_reading_is_not_kept() throws Exception {
        FakeHost host = new FakeHost().answers("os-release", 2, "");
        assertThatThrownBy(() -> HostFacts.of(host)).isInstanceOf(RemoteException.class);

        host.answers("os-release", 0, DEBIAN);
        assertThat(HostFacts.of(host).system()).isEqualTo("debian");
    }

    @Test
    void what_a_host_does_not_tell_is_empty_and_never_a_guess() {
        HostFacts facts = FactsReading.parse("system=\nversion=\ncgroups=1\nmemory=\nnoise\n=odd\n");

        assertThat(facts).isEqualTo(new HostFacts("", "", "", "", "", 1, "", "", 0, 0, false, false));
        assertThat(facts.shown()).isEqualTo("an unknown system");
        assertThat(facts.systemd()).isFalse();
    }

    @Test
    void the_command_asks_where_each_fact_is_kept() {
        assertThat(FactsReading.COMMAND.line())
                .startsWith("sh -c '")
                .contains(
                        ". /etc/os-release",
                        "/proc/1/comm",
                        "/proc/1/cgroup",
                        "for tool in apt-get dnf yum zypper apk pacman",
                        "[ -e /proc/net/ip_vs ] || [ -d /sys/module/ip_vs ] || modprobe -n -q ip_vs",
                        "command -v cloud-init");
    }

    @Test
    void a_failed_reading_is_an_error() {
        FakeHost host = new FakeHost().answers("os-release", 2, "");

        assertThatThrownBy(() -> HostFacts.of(host))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("cannot tell what kind of system");
    }
}

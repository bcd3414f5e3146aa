package io.skep.provision.engine.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MadisonTest {

    @Test
    void versions_are_listed_by_package_each_once_and_sources_do_not_count() {
        String printed = """
                 docker.io | 26.1.5+dfsg1-9+b11 | http://deb.debian.org/debian trixie/main amd64 Packages
                 docker.io | 20.10.24+dfsg1-1+deb12u1 | http://deb.debian.org/debian-security bookworm-security/main amd64 Packages
                 docker.io | 20.10.24+dfsg1-1+deb12u1 | http://deb.debian.org/debian bookworm/main amd64 Packages
                docker-cli | 26.1.5+dfsg1-9+b11 | http://deb.debian.org/debian trixie/main amd64 Packages
                 docker.io | 26.1.5+dfsg1-9 | http://deb.debian.org/debian trixie/main Sources
                """;

        assertThat(Madison.versions(printed))
                .isEqualTo(Map.of(
                        "docker.io",
                        List.of("26.1.5+dfsg1-9+b11", "20.10.24+dfsg1-1+deb12u1"),
                        "docker-cli",
                        List.of("26.1.5+dfsg1-9+b11")));
    }

    @Test
    void nothing_printed_is_nothing_there() {
        assertThat(Madison.versions("")).isEmpty();
        assertThat(Madison.versions("N: Unable to locate package docker.io\n")).isEmpty();
    }
}

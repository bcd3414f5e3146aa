package io.skep.provision.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsFileTest {

    private static final String KEY =
            " ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPZ4z7uJIsE5oQzNh0FEVnKaVGsdn5Oy0gBq8sN2XW9g me\n";

    @ParameterizedTest
    @CsvSource({
        "alpha, alpha, 22, true",
        "'alpha,10.0.0.1', 10.0.0.1, 22, true",
        "alpha, beta, 22, false",
        "alpha, alpha, 2222, false",
        "[alpha]:2222, alpha, 2222, true",
        "*.example.org, web.example.org, 22, true",
        "'*.example.org,!web.example.org', web.example.org, 22, false",
        "host?, host1, 22, true",
        "a.c, abc, 22, false",
        "ALPHA, alpha, 22, true"
    })
    void a_line_names_hosts_by_name_address_port_and_pattern(String names, String address, int port, boolean found) {
        assertThat(KnownHostsFile.read(names + KEY).of(address, port)).hasSize(found ? 1 : 0);
    }

    @Test
    void lines_keep_their_numbers_and_what_cannot_be_read_matches_nothing() {
        KnownHostsFile file = KnownHostsFile.read("# comment\n\nalpha" + KEY
                + "alpha ssh-rsa not~base64\n@cert-authority alpha" + KEY + "@revoked alpha" + KEY + "alpha\n");

        assertThat(file.of("alpha", 22)).extracting(KnownHostsFile.Line::number).containsExactly(3, 6);
        assertThat(file.of("alpha", 22))
                .extracting(KnownHostsFile.Line::revoked)
                .containsExactly(false, true);
    }

    @Test
    void fingerprints_compare_with_or_without_prefix_and_padding() {
        assertThat(Fingerprint.same("SHA256:abc", "abc=")).isTrue();
        assertThat(Fingerprint.same("SHA256:abc", "SHA256:abC")).isFalse();
        assertThat(Fingerprint.of(new byte[0])).isEqualTo("SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU");
    }
}

package io.skep.swarm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterCheckTest {

    private static final String AUTHORITY = """
            -----BEGIN CERTIFICATE-----
            MIIBfjCCASOgAwIBAgIUTqsbuhNTlEufaz5t5hQAH7N06iswCgYIKoZIzj0EAwIw
            EzERMA8GA1UEAwwIc3dhcm0tY2EwIBcNMjYxMTIxMjIzMjA5WhgPMjEyNjEwMjgy
            MjMyMDlaMBMxETAPBgNVBAMMCHN3YXJtLWNhMFkwEwYHKoZIzj0CAQYIKoZIzj0D
            AQcDQgAEL/QdR/fkEQVv/eqwiELSgWJ2luJ/oh8jFBvbZbJe0tpui0gwneUd6blw
            wZf1AxjIcQf0QIEG6n6QwC79RBPsOqNTMFEwHQYDVR0OBBYEFAU7+7FYemmdiGsH
            XwmEQNJ4qAMzMB8GA1UdIwQYMBaAFAU7+7FYemmdiGsHXwmEQNJ4qAMzMA8GA1Ud
            EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAKLbCGSmL9gwGMahcBPfmkmx
            XpIlfGD6/8z48Ez3tQrtAiEA9KC2qitjL+GWSk5smq8+hCZOC2hgVCElVTrZDJ+I
            qIw=
            -----END CERTIFICATE-----
            """;

    private static final String NO_AUTHORITY = """
            -----BEGIN CERTIFICATE-----
            MIIBcTCCARigAwIBAgIUBcRmo3+D1m7WWbhLQvfQd+CvWl4wCgYIKoZIzj0EAwIw
            DzENMAsGA1UEAwwEbGVhZjAgFw0yNjExMjEyMjMyMDlaGA8yMTI2MTAyODIyMzIw
            OVowDzENMAsGA1UEAwwEbGVhZjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJlB
            A8oAmtveVEkQ3tA9HlpyDBRn7X4QHPC9wbuQuMU6yl+KIGjgpFf7hmVLiDKlQP4i
            chkr4dpOBOGu7xOwTT+jUDBOMB0GA1UdDgQWBBTOtnnBC3+uiMSr7TL2yylv1rjf
            EjAfBgNVHSMEGDAWgBTOtnnBC3+uiMSr7TL2yylv1rjfEjAMBgNVHRMBAf8EAjAA
            MAoGCCqGSM49BAMCA0cAMEQCIBBDrZ+PrDhsfAuyqat0bw6Rp68drgdt56sb60aN
            WeLTAiBUunHLq/9QSYVFAdIGCn51eGssB4gcObKOimVh+qyz8A==
            -----END CERTIFICATE-----
            """;

    private static final Value KEY = new Value.Secret(Values.text("key"), new Value.Source("var.key", Entries.NONE));

    @Test
    void what_the_engine_takes_is_fine() {
        Entries body = number("data_path_port", 7777)
                .with("cert_expiry", Values.text("1h"))
                .with("subnet_size", Values.number(26))
                .with("default_addr_pool", Values.texts(List.of("10.20.0.0/16", "10.21.0.0/16")))
                .with("heartbeat_tick", Values.number(2))
                .with("election_tick", Values.number(3))
                .with("autolock", Values.bool(true))
                .with("rotate", Values.textEntries(Map.of("unlock_key", "1")))
                .with("ca", Values.textEntries(Map.of("certificate", AUTHORITY)).with("key", KEY));
        assertThat(wrong(body)).isEmpty();
    }

    @Test
    void certificates_live_an_hour_at_least() {
        assertThat(wrong(Entries.NONE.with("cert_expiry", Values.text("59m"))))
                .containsExactly("cert_expiry: cert_expiry must be at least 1h.");
    }

    @Test
    void ports_sizes_and_counts_have_limits() {
        assertThat(wrong(number("data_path_port", 80)))
                .containsExactly("data_path_port: data_path_port is 80; it must be 1024 to 49151.");
        assertThat(wrong(number("subnet_size", 30))).singleElement().asString().contains("1 to 29");
        assertThat(wrong(number("snapshot_interval", 0)))
                .singleElement()
                .asString()
                .contains("at least 1");
        assertThat(wrong(number("max_snapshots", -1))).hasSize(1);
        assertThat(wrong(number("log_entries_for_slow_followers", 0))).hasSize(1);
    }

    @Test
    void an_election_takes_longer_than_a_sign_of_life() {
        assertThat(wrong(number("election_tick", 1)))
                .singleElement()
                .asString()
                .contains("election_tick (1) must be more than heartbeat_tick (1)");
        assertThat(wrong(number("heartbeat_tick", 10)))
                .singleElement()
                .asString()
                .contains("election_tick (10)");
    }

    @Test
    void pools_are_subnets_apart_from_each_other_that_hold_the_subnets_cut_from_them() {
        assertThat(wrong(pools("10.20.0.0"))).singleElement().asString().contains("no IPv4 subnet");
        assertThat(wrong(pools("10.20.0.0/33"))).hasSize(1);
        assertThat(wrong(pools("10.300.0.0/16"))).hasSize(1);
        assertThat(wrong(pools("10.0.0.0/8", "10.20.0.0/16")))
                .singleElement()
                .asString()
                .contains("\"10.20.0.0/16\" in default_addr_pool overlaps");
        assertThat(wrong(pools("10.20.0.0/25")))
                .singleElement()
                .asString()
                .contains("size 24 do not fit into 10.20.0.0/25; subnet_size must be 25 to 29");
    }

    @Test
    void the_key_of_a_root_certificate_must_be_sensitive() {
        Entries body = Entries.NONE.with("ca", Values.textEntries(Map.of("certificate", AUTHORITY, "key", "in clear")));
        assertThat(wrong(body))
                .singleElement()
                .asString()
                .startsWith("ca.key: ")
                .contains("sensitive(file(")
                .doesNotContain("in clear.key");
    }

    @Test
    void a_root_certificate_is_an_authoritys_and_somebody_has_its_key() {
        Entries leaf = Values.textEntries(Map.of("certificate", NO_AUTHORITY)).with("key", KEY);
        Entries nothing = Values.textEntries(Map.of("certificate", "none")).with("key", KEY);
        Entries two =
                Values.textEntries(Map.of("certificate", AUTHORITY + AUTHORITY)).with("key", KEY);
        Entries keyless = Values.textEntries(Map.of("certificate", AUTHORITY));
        assertThat(wrong(Entries.NONE.with("ca", leaf)))
                .singleElement()
                .asString()
                .contains("CA:TRUE");
        assertThat(wrong(Entries.NONE.with("ca", nothing)))
                .singleElement()
                .asString()
                .contains("ca.certificate ");
        assertThat(wrong(Entries.NONE.with("ca", two)))
                .singleElement()
                .asString()
                .contains("it holds 2");
        assertThat(wrong(Entries.NONE.with("ca", keyless)))
                .singleElement()
                .asString()
                .contains("ca has no key");
    }

    @Test
    void an_external_authority_is_asked_over_tls() {
        Value other = new Items(List.of(Values.textEntries(Map.of("url", "http://ca.example.org"))));
        assertThat(wrong(Entries.NONE.with("external_ca", other)))
                .singleElement()
                .asString()
                .contains("must begin with https://");
    }

    @Test
    void what_cannot_be_made_anew_is_not_rotated() {
        Entries own = Values.textEntries(Map.of("certificate", AUTHORITY)).with("key", KEY);
        assertThat(wrong(rotate("ca").with("ca", own)))
                .singleElement()
                .asString()
                .contains("change ca instead");
        assertThat(wrong(rotate("unlock_key"))).singleElement().asString().contains("needs autolock = true");
    }

    private static Entries rotate(String name) {
        return Entries.NONE.with("rotate", Values.textEntries(Map.of(name, "1")));
    }

    private static Entries number(String name, long number) {
        return Entries.NONE.with(name, Values.number(number));
    }

    private static Entries pools(String... pools) {
        return Entries.NONE.with("default_addr_pool", Values.texts(List.of(pools)));
    }

    private static List<String> wrong(Entries body) {
        List<String> wrong = new ArrayList<>();
        new ClusterCheck(body, (path, what) -> wrong.add(path + ": " + what)).run();
        return wrong;
    }
}

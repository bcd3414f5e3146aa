package io.skep.drivers.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.drivers.Found;
import io.skep.drivers.HostTag;
import io.skep.drivers.Site;
import io.skep.drivers.Sites;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.schema.Attribute;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenericDriverTest {

    private static final String FINGERPRINT = "SHA256:" + "a".repeat(43);

    @TempDir
    private Path folder;

    private final GenericDriver driver = new GenericDriver();

    private Site site(Map<String, ? extends Value> settings) {
        return new Sites(folder, "shop", "lineage-1").site(settings);
    }

    private HostTag tag() {
        return new Sites(folder, "shop", "lineage-1").tag("bravo");
    }

    private Endpoint endpoint(Map<String, String> settings) {
        return driver.find(site(Values.textEntries(settings).entries()), tag())
                .flatMap(Found::endpoint)
                .orElseThrow();
    }

    @Test
    void a_host_is_found_wherever_its_address_is_known_and_created_as_it_is_found() {
        Site site = site(Values.textEntries(Map.of("address", "10.10.10.20")).entries());
        Found found = driver.find(site, tag()).orElseThrow();
        assertThat(found.ready()).isTrue();
        assertThat(driver.create(site, tag())).isEqualTo(found);
        driver.destroy(site, tag());
        assertThat(driver.find(site, tag())).contains(found);
    }

    @Test
    void a_host_whose_address_is_not_known_yet_is_absent_and_cannot_be_created() {
        assertThat(driver.find(site(Map.of()), tag())).isEmpty();
        assertThatThrownBy(() -> driver.create(site(Map.of()), tag()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("host.bravo");
    }

    @Test
    void what_is_not_written_is_root_on_port_22_by_agent_with_the_users_known_hosts() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(endpoint(Map.of("address", "a.example")))
                .isEqualTo(new Endpoint(
                        "a.example",
                        22,
                        "root",
                        Optional.empty(),
                        new HostTrust.KnownHosts(home.resolve(".ssh/known_hosts")),
                        Optional.empty()));
    }

    @Test
    void paths_start_at_the_home_or_at_the_topologys_folder() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(endpoint(Map.of("address", "a", "key", "~/.ssh/id_ed25519")).key())
                .contains(home.resolve(".ssh/id_ed25519"));
        assertThat(endpoint(Map.of("address", "a", "key", "keys/id")).key()).contains(folder.resolve("keys/id"));
        assertThat(endpoint(Map.of("address", "a", "known_hosts", "hosts")).trust())
                .isEqualTo(new HostTrust.KnownHosts(folder.resolve("hosts")));
    }

    @Test
    void a_host_key_or_fingerprint_takes_the_place_of_known_hosts() {
        assertThat(endpoint(Map.of("address", "a", "host_key", "ssh-ed25519 AAAA"))
                        .trust())
                .isEqualTo(new HostTrust.PublicKey("ssh-ed25519 AAAA"));
        assertThat(endpoint(Map.of("address", "a", "host_fingerprint", FINGERPRINT))
                        .trust())
                .isEqualTo(new HostTrust.Fingerprint(FINGERPRINT));
    }

    @Test
    void a_passphrase_stays_a_secret_value() {
        Value secret = new Value.Secret(Values.text("hush"), new Value.Source("var.pass", Entries.NONE));
        Found found = driver.find(site(Map.of("address", Values.text("a"), "passphrase", secret)), tag())
                .orElseThrow();
        assertThat(found.endpoint().orElseThrow().passphrase()).contains(secret);
        assertThat(found.toString()).doesNotContain("hush");
    }

    @Test
    void a_passphrase_in_plain_text_is_refused_and_not_repeated() {
        Value secret = new Value.Secret(Values.text("hush"), new Value.Source("var.pass", Entries.NONE));
        assertThat(driver.problems(Entries.of(Map.of("passphrase", secret)))).isEmpty();
        assertThat(driver.problems(Values.textEntries(Map.of("passphrase", "hush"))))
                .containsExactly("passphrase stands in plain text; take it from a variable with sensitive = true.");
    }

    @Test
    void contradicting_or_malformed_settings_are_problems() {
        assertThat(driver.problems(
                        Values.textEntries(Map.of("host_key", "ssh-ed25519 AAAA", "host_fingerprint", FINGERPRINT))))
                .containsExactly("Only one of host_key, host_fingerprint and known_hosts may be given, not host_key and"
                        + " host_fingerprint.");
        assertThat(driver.problems(Values.textEntries(Map.of("host_fingerprint", "aa:bb"))))
                .singleElement()
                .asString()
                .contains("aa:bb", "ssh-keygen -l");
        assertThat(driver.problems(Values.textEntries(Map.of("host_key", "nonsense"))))
                .hasSize(1);
        assertThat(driver.problems(Entries.of(Map.of("port", Values.number(70000)))))
                .containsExactly("port 70000 is not between 1 and 65535.");
        assertThat(driver.problems(Values.textEntries(Map.of("address", "a")))).isEmpty();
    }

    @Test
    void another_address_is_another_machine_and_everything_else_is_only_another_way_to_reach_it() {
        TreeSet<String> replacing = new TreeSet<>();
        driver.settings().attributes().stream()
                .filter(Attribute::replaces)
                .map(Attribute::name)
                .forEach(replacing::add);
        assertThat(replacing).containsExactly("address");
    }
}

package io.skep.plans.state.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
    private static final Place PLACE = new Place("state", "lineage", 7);
    private static final byte[] DOCUMENT = "{\"secretive\": \"canary\"}\n".getBytes(StandardCharsets.UTF_8);

    private final Sealing ours = Sealing.with(passphrase("correct horse battery"));

    private static Passphrase passphrase(String text) {
        return new Passphrase(text, () -> new Argon2(8 * 1024, 1, 1, "AAAAAAAAAAAAAAAAAAAAAA=="));
    }

    private String sealed() {
        return new String(ours.sealed(PLACE, DOCUMENT), StandardCharsets.UTF_8);
    }

    private byte[] opened(Sealing sealing, String kept) {
        return sealing.opened("state", kept.getBytes(StandardCharsets.UTF_8), "state.json");
    }

    @Test
    void a_document_comes_back_and_cannot_be_read_meanwhile() {
        assertThat(sealed()).doesNotContain("canary").doesNotContain("horse").contains("\"serial\":7", "argon2id");
        assertThat(opened(ours, sealed())).isEqualTo(DOCUMENT);
        assertThat(opened(Sealing.with(passphrase("correct horse battery")), sealed()))
                .isEqualTo(DOCUMENT);
    }

    @Test
    void the_same_document_is_never_the_same_bytes() {
        assertThat(sealed().lines().toList())
                .doesNotContainAnyElementsOf(sealed().lines().toList());
    }

    @Test
    void another_passphrase_opens_nothing() {
        assertThatThrownBy(() -> opened(Sealing.with(passphrase("wrong horse battery")), sealed()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("No key given here opens state.json")
                .hasMessageContaining("fallback")
                .hasMessageNotContaining("wrong horse");
    }

    @Test
    void without_a_key_what_is_sealed_is_refused_with_what_to_give() {
        assertThatThrownBy(() -> opened(Sealing.NONE, sealed()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("state.json is encrypted")
                .hasMessageContaining("SKEP_STATE_PASSPHRASE");
    }

    @Test
    void every_changed_byte_is_found() {
        byte[] whole = ours.sealed(PLACE, DOCUMENT);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> ours.opened("state", changed, "state.json"))
                    .as("byte %d", at)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("state.json");
        }
    }

    @Test
    void every_shortened_file_is_found() {
        String whole = sealed();
        for (int length = 0; length < whole.length(); length++) {
            String torn = whole.substring(0, length);
            assertThatThrownBy(() -> opened(ours, torn)).as("cut at %d", length).isInstanceOf(UserError.class);
        }
    }

    @Test
    void the_record_of_another_moment_does_not_fit_under_this_header() {
        String header = sealed().lines().toList().get(0);
        String record = sealed().lines().toList().get(1);

        assertThatThrownBy(() -> opened(ours, header + "\n" + record + "\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("somebody without the key");
    }

    @Test
    void a_document_of_another_kind_is_refused() {
        assertThatThrownBy(() -> ours.opened("plan", ours.sealed(PLACE, DOCUMENT), "my.plan"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("my.plan is no plan but a state");
    }

    @Test
    void a_document_in_clear_is_refused_once_there_is_a_key_unless_told_otherwise() {
        String plain = new String(DOCUMENT, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> opened(ours, plain))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not encrypted")
                .hasMessageContaining("skep state rekey");
        assertThat(opened(ours.readingPlain(), plain)).isEqualTo(DOCUMENT);
        assertThat(opened(Sealing.NONE, plain)).isEqualTo(DOCUMENT);
        assertThat(Sealing.NONE.sealed(PLACE, DOCUMENT)).isEqualTo(DOCUMENT);
    }

    @Test
    void after_a_rotation_the_old_key_reads_and_the_new_one_writes() {
        Sealing rotated = Sealing.with(passphrase("a fresh passphrase"), passphrase("correct horse battery"));

        assertThat(opened(rotated, sealed())).isEqualTo(DOCUMENT);
        byte[] rewritten = rotated.sealed(PLACE, DOCUMENT);

        assertThat(Sealing.with(passphrase("a fresh passphrase")).opened("state", rewritten, "f"))
                .isEqualTo(DOCUMENT);
        assertThatThrownBy(() -> ours.opened("state", rewritten, "f")).isInstanceOf(UserError.class);
    }

    @Test
    void with_a_fallback_alone_what_was_sealed_is_read_and_written_in_clear() {
        Sealing leaving = new Sealing(Optional.empty(), List.of(passphrase("correct horse battery")), true);

        assertThat(opened(leaving, sealed())).isEqualTo(DOCUMENT);
        assertThat(leaving.sealed(PLACE, DOCUMENT)).isEqualTo(DOCUMENT);
    }

    @Test
    void records_open_only_under_their_own_number_and_in_their_own_file() {
        Envelope journal = ours.envelope(new Place("journal", "lineage", 8));
        String first = journal.seal(1, "one");
        String second = journal.seal(2, "two");
        Envelope again = ours.envelope(journal.header(), "the journal");
        Envelope other = ours.envelope(new Place("journal", "lineage", 8));

        assertThat(again.place()).isEqualTo(new Place("journal", "lineage", 8));
        assertThat(List.of(again.open(1, first, "j"), again.open(2, second, "j")))
                .containsExactly("one", "two");
        assertThatThrownBy(() -> again.open(1, second, "the journal"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the journal")
                .hasMessageContaining("record 1");
        assertThatThrownBy(() -> other.open(1, first, "j")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> again.open(1, "no base64!", "j")).isInstanceOf(UserError.class);
    }

    @Test
    void a_header_of_a_newer_skep_says_so() {
        assertThatThrownBy(() -> opened(ours, sealed().replace("{\"sealed\":1", "{\"sealed\":2")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("newer skep (format 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"memory_kib\":2000000000",
                "\"memory_kib\":1",
                "\"memory_kib\":-8192",
                "\"memory_kib\":\"much\"",
                "\"memory_kib\":99999999999999999999"
            })
    void a_forged_header_cannot_make_us_use_up_the_machine(String forged) {
        assertThatThrownBy(() -> opened(ours, sealed().replace("\"memory_kib\":8192", forged)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("state.json");
    }

    @Test
    void forged_times_lanes_names_and_salts_are_refused_too() {
        for (String[] forged : new String[][] {
            {"\"passes\":1", "\"passes\":100000"},
            {"\"lanes\":1", "\"lanes\":4096"},
            {"argon2id", "md5"},
            {"AAAAAAAAAAAAAAAAAAAAAA==", "AAAA"},
            {"AAAAAAAAAAAAAAAAAAAAAA==", "?"}
        }) {
            assertThatThrownBy(() -> opened(ours, sealed().replace(forged[0], forged[1])))
                    .as(forged[1])
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("state.json");
        }
    }

    @Test
    void a_short_passphrase_is_refused() {
        assertThatThrownBy(() -> new Passphrase("hunter2"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("12 characters")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_file_is_sealed_with_the_recommended_parameters() {
        Sealing real = Sealing.with(new Passphrase("correct horse battery"));

        String kept = new String(real.sealed(PLACE, DOCUMENT), StandardCharsets.UTF_8);

        assertThat(kept).contains("\"memory_kib\":65536,\"passes\":3,\"lanes\":4");
        assertThat(opened(real, kept)).isEqualTo(DOCUMENT);
    }
}

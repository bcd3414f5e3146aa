package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownBadTest {

    @Test
    void every_entry_has_a_date_a_source_and_says_what_breaks() {
        assertThat(KnownBad.all()).isNotEmpty().allSatisfy(bad -> {
            assertThat(bad.version()).matches("\\d+(\\.\\d+)*");
            assertThat(bad.date()).matches("20\\d\\d-\\d\\d-\\d\\d");
            assertThat(bad.source()).startsWith("https://");
            assertThat(bad.trouble()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"28.2", "28.2.2", "28.2.2+dfsg1-1", "5:28.2.1-1~debian.12~bookworm"})
    void a_bad_version_is_told_however_it_is_written(String version) {
        assertThat(KnownBad.of(version))
                .hasValueSatisfying(bad -> assertThat(bad.version()).isEqualTo("28.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"28", "28.20", "28.3.0", "20.10.24", ""})
    void others_are_not(String version) {
        assertThat(KnownBad.of(version)).isEmpty();
    }

    @Test
    void the_block_and_its_line_are_named_with_the_source() {
        Entries body = Entries.of(Map.of("version", Values.text("28.2.2")));

        assertThat(Specs.warnings(body)).singleElement().satisfies(said -> {
            assertThat(said.severity()).isEqualTo(Severity.WARNING);
            assertThat(said.detail())
                    .contains(
                            "host.real",
                            "28.2",
                            "since 2025-06-11",
                            "overlay",
                            "https://github.com/moby/moby/pull/50169");
            assertThat(said.subject()).isPresent();
        });
    }
}

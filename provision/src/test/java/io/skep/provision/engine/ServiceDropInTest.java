package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceDropInTest {

    @Test
    void environment_and_proxy_become_variables_of_the_service() {
        Entries spec = Entries.of(Map.of(
                "environment", Values.textEntries(Map.of("TMPDIR", "/big")),
                "proxy",
                        Entries.of(Map.of(
                                "http", Values.text("http://p:1"),
                                "https", Values.text("http://p:2"),
                                "no_proxy", Values.texts(List.of("10.0.0.0/8", "localhost"))))));

        assertThat(ServiceDropIn.of(spec)).isEqualTo("""
                        # Written by skep; changes made here are lost.
                        [Service]
                        Environment="HTTPS_PROXY=http://p:2"
                        Environment="HTTP_PROXY=http://p:1"
                        Environment="NO_PROXY=10.0.0.0/8,localhost"
                        Environment="TMPDIR=/big"
                        """);
        assertThat(ServiceDropIn.seen(ServiceDropIn.of(spec), Set.of())).isEqualTo(spec);
    }

    @Test
    void no_variable_is_no_file() {
        assertThat(ServiceDropIn.of(Entries.NONE)).isEmpty();
        assertThat(ServiceDropIn.seen("", Set.of())).isEqualTo(Entries.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50%", "a \"b\" c", "back\\slash", "two\nlines", "%h\\n$HOME", "tail\\"})
    void any_text_comes_back_as_it_was(String text) {
        Entries spec = Entries.of(Map.of("environment", Values.textEntries(Map.of("X", text))));

        assertThat(ServiceDropIn.of(spec).lines()).hasSize(3);
        assertThat(ServiceDropIn.seen(ServiceDropIn.of(spec), Set.of())).isEqualTo(spec);
    }

    @Test
    void a_proxy_that_was_asked_for_as_a_variable_is_one() {
        String file = "[Service]\nEnvironment=\"HTTP_PROXY=http://p\"\n";

        assertThat(ServiceDropIn.seen(file, Set.of("HTTP_PROXY")).get("environment"))
                .isEqualTo(Values.textEntries(Map.of("HTTP_PROXY", "http://p")));
        assertThat(ServiceDropIn.seen(file, Set.of()).get("proxy"))
                .isEqualTo(Values.textEntries(Map.of("http", "http://p")));
    }
}

package io.skep.plans.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"host.web", "host.web[\"eu-1\"]", "host.web[12]", "service.hello-global", "host.w[\"a\\\"b\"]"})
    void text_and_address_turn_into_each_other(String text) {
        assertThat(Address.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host.", ".web", "host.web[", "host.web[a]", "host.web[\"a]"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void instances_of_count_are_ordered_as_numbers() {
        TreeSet<Address> ordered = new TreeSet<>(
                List.of(Address.counted("host", "w", 10), Address.counted("host", "w", 2), Address.of("engine", "z")));

        assertThat(ordered).hasToString("[engine.z, host.w[2], host.w[10]]");
    }

    @Test
    void kind_comes_first_then_module_then_name_then_no_key_then_texts_then_numbers() {
        List<String> ordered = List.of(
                "engine.z",
                "host.w",
                "host.w[\"a\"]",
                "host.w[\"b\"]",
                "host.w[9]",
                "host.w[10]",
                "host.wa",
                "module.m.host.a",
                "node.a");

        assertThat(ordered.reversed().stream().map(Address::parse).sorted())
                .extracting(Address::toString)
                .isEqualTo(ordered);
    }

    @Test
    void an_address_keeps_name_and_key_under_another_kind() {
        assertThat(Address.each("host", "worker", "a").as("engine")).hasToString("engine.worker[\"a\"]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"host.web, web", "host.w[\"eu-1\"], eu-1", "host.w[2], w-2", "host.w[\"a\\\"b\"], a\"b"})
    void people_call_an_instance_by_its_key_or_number(String address, String label) {
        assertThat(Address.parse(address).label()).isEqualTo(label);
    }
}

package io.skep.swarm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ServiceKeysTest {

    @Test
    void every_key_that_the_schema_of_compose_has_is_lowered_or_told_as_left_out() throws IOException {
        TreeSet<String> all = new TreeSet<>();
        try (InputStream schema = ComposeSchema.class.getResourceAsStream("compose-spec.json")) {
            JsonMapper.shared()
                    .readTree(Objects.requireNonNull(schema))
                    .at("/definitions/service/properties")
                    .propertyNames()
                    .forEach(all::add);
        }
        all.remove("extends"); // carried out before anything is lowered

        assertThat(ServiceKeys.known()).containsExactlyElementsOf(all);
    }
}

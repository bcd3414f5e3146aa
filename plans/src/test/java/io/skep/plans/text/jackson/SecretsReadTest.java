package io.skep.plans.text.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamReadException;

class SecretsReadTest {
    record Login(String user, List<String> passwords) {}

    private static final Value PASSWORD = new Secret(Values.text("hunter2"), new Source("var.password", Entries.NONE));
    private static final Evaluation WITH_A_SECRET = new Evaluation(
            Scope.ofValues(Map.of("var", Entries.NONE.with("password", PASSWORD).with("user", Values.text("bee")))),
            Functions.in(Path.of("")));
    private static final HclMapper MAPPER = HclMapper.evaluating(WITH_A_SECRET).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var.password",
                "var",
                "\"p-${var.password}\"",
                "[for each in [1] : var.password]",
                "{ (var.user) = var.password }",
                "upper(var.password)",
                "sensitive(var.password)"
            })
    void a_secret_is_refused_where_it_stands_and_not_shown(String expression) {
        assertThatThrownBy(() -> MAPPER.readTree("a = " + expression))
                .isInstanceOfSatisfying(StreamReadException.class, refused -> {
                    assertThat(refused.getOriginalMessage())
                            .isEqualTo("The value is a secret, which is given only to who asks for it"
                                    + " (Evaluation.revealingSecrets()).");
                    assertThat(refused.getLocation().getColumnNr()).isEqualTo(5);
                    assertThat(refused.toString()).doesNotContain("unter2").doesNotContain("HUNTER2");
                });
    }

    @Test
    void a_secret_is_refused_in_an_object_that_is_bound_too() {
        assertThatThrownBy(() -> MAPPER.readValue("user = var.user\npasswords = [\n  var.password\n]", Login.class))
                .isInstanceOf(StreamReadException.class)
                .hasMessageContaining("The value is a secret")
                .hasMessageContaining("line: 3, column: 3");
    }

    @Test
    void who_asks_for_secrets_gets_them() {
        HclMapper revealing =
                HclMapper.evaluating(WITH_A_SECRET.revealingSecrets()).build();

        assertThat(revealing.readValue("user = var.user\npasswords = [\"p-${var.password}\"]", Login.class))
                .isEqualTo(new Login("bee", List.of("p-hunter2")));
    }

    @Test
    void a_mapper_made_anew_from_one_that_refuses_secrets_refuses_them() {
        assertThatThrownBy(() -> MAPPER.rebuild().build().readTree("a = var.password"))
                .isInstanceOf(StreamReadException.class);
    }

    @Test
    void what_the_file_itself_opens_and_what_is_open_are_given() {
        assertThat(MAPPER.readTree("a = nonsensitive(var.password)\nb = var.user")
                        .toString())
                .isEqualTo("{\"a\":\"hunter2\",\"b\":\"bee\"}");
    }
}

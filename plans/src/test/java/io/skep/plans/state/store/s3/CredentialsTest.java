package io.skep.plans.state.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    Path home;

    private void file() throws Exception {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/credentials"), """
                # mine
                [default]
                aws_access_key_id = one
                aws_secret_access_key=first=secret

                [other]
                aws_access_key_id = two
                aws_secret_access_key = second
                aws_session_token = session
                """);
    }

    @Test
    void the_environment_counts_more_than_the_file() throws Exception {
        file();
        Map<String, String> environment = Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "CANARY");

        Credentials found = Credentials.find(environment, home);

        assertThat(found).isEqualTo(new Credentials("id", "CANARY", Optional.empty()));
        assertThat(found.toString()).contains("id").doesNotContain("CANARY");
    }

    @Test
    void a_profile_is_found_in_the_file() throws Exception {
        file();

        assertThat(Credentials.find(Map.of(), home))
                .isEqualTo(new Credentials("one", "first=secret", Optional.empty()));
        assertThat(Credentials.find(Map.of("AWS_PROFILE", "other"), home))
                .isEqualTo(new Credentials("two", "second", Optional.of("session")));
    }

    @Test
    void without_any_it_is_told_where_to_give_them() throws Exception {
        assertThatThrownBy(() -> Credentials.find(Map.of(), home))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("AWS_ACCESS_KEY_ID");
        file();
        assertThatThrownBy(() -> Credentials.find(Map.of("AWS_PROFILE", "nobody"), home))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("~/.aws/credentials");
    }
}

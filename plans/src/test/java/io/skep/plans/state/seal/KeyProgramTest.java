package io.skep.plans.state.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyProgramTest {
    private static final Place PLACE = new Place("state", "lineage", 1);
    private static final byte[] DOCUMENT = "{}\n".getBytes(StandardCharsets.UTF_8);
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    Path folder;

    /** A program that keeps what it was asked in the file {@code asked}. */
    private KeyProgram program(String... lines) throws IOException {
        String script = "read -r request; echo \"$request\" >>asked\n" + String.join("\n", lines) + "\n";
        Files.writeString(folder.resolve("key.sh"), script);
        return new KeyProgram(List.of("/bin/sh", "key.sh", "an argument"), folder, 10);
    }

    private KeyProgram honest() throws IOException {
        return program(
                "case $request in",
                "*'\"new\"'*) echo '{\"key\": \"" + KEY + "\", \"handle\": {\"id\": \"k1\"}}' ;;",
                "*'\"open\",\"handle\":{\"id\":\"k1\"}'*) echo '{\"key\": \"" + KEY + "\"}' ;;",
                "*) echo 'no such key' >&2; exit 3 ;;",
                "esac");
    }

    @Test
    void a_program_gives_a_key_once_and_finds_it_again_by_its_handle() throws Exception {
        Sealing writing = Sealing.with(honest());
        byte[] kept = writing.sealed(PLACE, DOCUMENT);
        writing.sealed(PLACE, DOCUMENT);
        Sealing reading = Sealing.with(honest());

        assertThat(reading.opened("state", kept, "f")).isEqualTo(DOCUMENT);
        assertThat(reading.opened("state", kept, "f")).isEqualTo(DOCUMENT);
        assertThat(Files.readAllLines(folder.resolve("asked")))
                .containsExactly(
                        "{\"skep_key\":1,\"act\":\"new\"}",
                        "{\"skep_key\":1,\"act\":\"open\",\"handle\":{\"id\":\"k1\"}}");
        assertThat(new String(kept, StandardCharsets.UTF_8))
                .contains("\"key\":{\"program\":{\"id\":\"k1\"}}")
                .doesNotContain(KEY);
    }

    @Test
    void a_program_that_refuses_says_why() throws Exception {
        Sealing sealing = Sealing.with(program("echo 'token missing' >&2", "exit 3"));

        assertThatThrownBy(() -> sealing.sealed(PLACE, DOCUMENT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("/bin/sh gives no key: it ended with code 3: token missing");
    }

    @Test
    void answers_that_are_no_key_are_refused() throws Exception {
        for (String answer :
                List.of("", "no json", "[]", "{}", "{\"key\":\"AAAA\",\"handle\":1}", "{\"key\":\"" + KEY + "\"}")) {
            Sealing sealing = Sealing.with(program("echo '" + answer + "'"));
            assertThatThrownBy(() -> sealing.sealed(PLACE, DOCUMENT))
                    .as(answer)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("gives no key")
                    .hasMessageNotContaining(KEY);
        }
    }

    @Test
    void a_program_that_never_answers_is_ended() throws Exception {
        program("exec sleep 600");
        Sealing sealing = Sealing.with(new KeyProgram(List.of("/bin/sh", "key.sh"), folder, 1));

        assertThatThrownBy(() -> sealing.sealed(PLACE, DOCUMENT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("within 1 s");
    }

    @Test
    void an_endless_answer_is_cut_off() throws Exception {
        Sealing sealing = Sealing.with(program("yes"));

        assertThatThrownBy(() -> sealing.sealed(PLACE, DOCUMENT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("gives no key");
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        Sealing sealing = Sealing.with(new KeyProgram(List.of("./nowhere"), folder, 1));

        assertThatThrownBy(() -> sealing.sealed(PLACE, DOCUMENT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot start the key program ./nowhere");
    }

    @Test
    void a_file_of_a_passphrase_is_none_of_a_programs() throws Exception {
        Sealing passphrase = Sealing.with(
                new Passphrase("correct horse battery", () -> new Argon2(8 * 1024, 1, 1, "AAAAAAAAAAAAAAAAAAAAAA==")));
        byte[] kept = passphrase.sealed(PLACE, DOCUMENT);
        Sealing program = Sealing.with(honest());

        assertThatThrownBy(() -> program.opened("state", kept, "f"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("No key given here opens f");
        assertThat(folder.resolve("asked")).doesNotExist();
    }
}

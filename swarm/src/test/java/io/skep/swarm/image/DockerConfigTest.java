package io.skep.swarm.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Login;
import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerConfigTest {

    private static final String SHOP = "registry.shop:5000";

    @TempDir
    private Path folder;

    @Test
    void a_login_that_docker_login_wrote_is_found_under_its_server() throws Exception {
        Login login = written("{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(SHOP, base64("ann:pass:word")))
                .orElseThrow();

        assertThat(login.user()).isEqualTo("ann");
        assertThat(login.revealPassword()).isEqualTo("pass:word");
        assertThat(login.revealToken()).isEmpty();
    }

    @Test
    void an_old_login_is_kept_under_a_whole_address() throws Exception {
        assertThat(written("{\"auths\":{\"https://%s/v1/\":{\"auth\":\"%s\"}}}".formatted(SHOP, base64("ann:x"))))
                .isPresent();
    }

    @Test
    void the_very_server_counts_before_others_of_its_host_and_empty_entries_do_not() throws Exception {
        String old = "\"https://%s/v1/\":{\"auth\":\"%s\"}".formatted(SHOP, base64("old:x"));
        String exact = "\"%s\":{\"auth\":\"%s\"}".formatted(SHOP, base64("ann:x"));

        assertThat(written("{\"auths\":{%s,%s}}".formatted(old, exact))
                        .orElseThrow()
                        .user())
                .isEqualTo("ann");
        assertThat(written("{\"auths\":{\"%s\":{},\"http://%s\":{},%s}}".formatted(SHOP, SHOP, old))
                        .orElseThrow()
                        .user())
                .isEqualTo("old");
    }

    @Test
    void a_token_stands_for_name_and_password() throws Exception {
        Login login = written("{\"auths\":{\"%s\":{\"identitytoken\":\"tok\"}}}".formatted(SHOP))
                .orElseThrow();

        assertThat(login.revealToken()).contains("tok");
    }

    @Test
    void another_server_and_no_file_at_all_have_none() throws Exception {
        assertThat(written("{\"auths\":{\"registry.other\":{\"auth\":\"%s\"}}}".formatted(base64("ann:x"))))
                .isEmpty();
        assertThat(new DockerConfig(Optional.of(folder.resolve("none")), List.of()).login(SHOP))
                .isEmpty();
        assertThat(DockerConfig.of(Map.of()).login(SHOP)).isEmpty();
    }

    @Test
    void the_folder_is_the_environments_else_that_of_the_home() {
        assertThat(DockerConfig.of(Map.of("HOME", "/home/ann")).folder()).contains(Path.of("/home/ann/.docker"));
        assertThat(DockerConfig.of(Map.of("HOME", "/home/ann", "DOCKER_CONFIG", "/run/docker"))
                        .folder())
                .contains(Path.of("/run/docker"));
    }

    @Test
    void a_helper_of_the_server_is_asked_before_the_one_for_all() throws Exception {
        String helper =
                helper("read server; echo \"{\\\"Username\\\":\\\"for $server\\\",\\\"Secret\\\":\\\"s3cret\\\"}\"");
        Login login = written("{\"credsStore\":\"none-such\",\"credHelpers\":{\"%s\":\"%s\"}}".formatted(SHOP, helper))
                .orElseThrow();

        assertThat(login.user()).isEqualTo("for " + SHOP);
        assertThat(login.revealPassword()).isEqualTo("s3cret");
    }

    @Test
    void a_helper_may_keep_a_token_or_nothing() throws Exception {
        String token = helper("cat >/dev/null; echo '{\"Username\":\"<token>\",\"Secret\":\"tok\"}'");
        assertThat(written("{\"credsStore\":\"%s\"}".formatted(token))
                        .orElseThrow()
                        .revealToken())
                .contains("tok");

        String nothing = helper("cat >/dev/null; echo 'credentials not found in native keychain'; exit 1");
        assertThat(written("{\"credsStore\":\"%s\"}".formatted(nothing))).isEmpty();
    }

    @Test
    void a_helper_that_fails_is_named_and_what_it_printed_is_not() throws Exception {
        String helper = helper("cat >/dev/null; echo s3cret; echo s3cret >&2; exit 3");

        assertThatThrownBy(() -> written("{\"credsStore\":\"%s\"}".formatted(helper)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContainingAll("docker-credential-", SHOP, "exit code 3")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_broken_login_is_not_quoted() {
        assertThatThrownBy(() -> written("{\"auths\":{\"%s\":{\"auth\":\"s3cret!\"}}}".formatted(SHOP)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("type docker login anew")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
        assertThatThrownBy(() -> written("s3cret"))
                .hasMessageContaining("is not JSON")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_login_has_no_text_form() {
        assertThat(Login.of("ann", "s3cret")).hasToString("(login)");
    }

    private Optional<Login> written(String config) throws IOException, RemoteException, InterruptedException {
        Files.writeString(folder.resolve("config.json"), config);
        return new DockerConfig(Optional.of(folder), List.of(folder)).login(SHOP);
    }

    private String helper(String script) throws IOException {
        Path program = Files.createTempFile(folder, "docker-credential-", "");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program.getFileName().toString().substring("docker-credential-".length());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.skep.plans.state.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples of Amazon's specification. */
class SignatureTest {
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String HOST = "examplebucket.s3.amazonaws.com";

    private final Signature signature = new Signature(
            new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty()),
            "us-east-1");

    private String authorization(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        TreeMap<String, String> all = new TreeMap<>(headers);
        all.put("host", HOST);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return signature
                .headers(method, Signature.path(path), new TreeMap<>(query), all, bytes, NOW)
                .getOrDefault("authorization", "");
    }

    @Test
    void a_get_is_signed_as_in_the_specification() {
        assertThat(authorization("GET", "/test.txt", Map.of(), Map.of("range", "bytes=0-9"), ""))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void a_put_is_signed_as_in_the_specification() {
        Map<String, String> headers =
                Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");

        assertThat(authorization("PUT", "/test$file.text", Map.of(), headers, "Welcome to Amazon S3."))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void a_listing_is_signed_as_in_the_specification() {
        assertThat(authorization("GET", "/", Map.of("max-keys", "2", "prefix", "J"), Map.of(), ""))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
        assertThat(authorization("GET", "/", Map.of("lifecycle", ""), Map.of(), ""))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void a_session_is_sent_and_signed() {
        Signature temporary = new Signature(new Credentials("id", "secret", Optional.of("token")), "eu-west-1");

        Map<String, String> headers =
                temporary.headers("GET", "/", new TreeMap<>(), Map.of("host", HOST), new byte[0], NOW);

        assertThat(headers).containsEntry("x-amz-security-token", "token").doesNotContainKey("host");
        assertThat(headers.get("authorization")).contains("x-amz-date;x-amz-security-token,");
    }

    @Test
    void every_unusual_character_is_encoded() {
        assertThat(Signature.path("/a b*c~d+e/\u00e9")).isEqualTo("/a%20b%2Ac~d%2Be/%C3%A9");
    }
}

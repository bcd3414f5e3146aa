package io.skep.plans.state.store.s3;

import io.skep.plans.state.form.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature Version 4 of Amazon's services, as its specification "Signature Calculations for the Authorization Header: transferring payload
 * in a single chunk" says, with the words of its steps.
 */
final class Signature {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    private final Credentials credentials;
    private final String region;

    Signature(Credentials credentials, String region) {
        this.credentials = credentials;
        this.region = region;
    }

    /**
     * The headers to send beside those given, which are signed too.
     *
     * @param path encoded
     * @param query not encoded
     * @param headers among them {@code host}; names in lower case
     */
    SortedMap<String, String> headers(
            String method,
            String path,
            SortedMap<String, String> query,
            Map<String, String> headers,
            byte[] body,
            Instant now) {
        String time = TIME.format(now);
        String payload = Sha256.hex(body);
        TreeMap<String, String> added = new TreeMap<>(Map.of("x-amz-date", time, "x-amz-content-sha256", payload));
        credentials.session().ifPresent(token -> added.put("x-amz-security-token", token));
        TreeMap<String, String> signed = new TreeMap<>(headers);
        signed.putAll(added);
        String names = String.join(";", signed.keySet());
        String canonicalHeaders = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String canonicalRequest = String.join("\n", method, path, query(query), canonicalHeaders, names, payload);
        String scope = time.substring(0, DAY) + "/" + region + "/s3/aws4_request";
        String toSign = String.join(
                "\n", "AWS4-HMAC-SHA256", time, scope, Sha256.hex(canonicalRequest.getBytes(StandardCharsets.UTF_8)));
        String signature = HexFormat.of().formatHex(hmac(signingKey(time.substring(0, DAY)), toSign));
        added.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + credentials.id() + "/" + scope + ",SignedHeaders=" + names
                        + ",Signature=" + signature);
        return added;
    }

    /** The query as it is signed and sent. */
    static String query(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A path as it is signed and sent: every character but letters, digits, {@code -._~} and {@code /} as its UTF-8 bytes. */
    static String path(String path) {
        return encoded(path).replace("%2F", "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private byte[] signingKey(String day) {
        byte[] key = ("AWS4" + credentials.secret()).getBytes(StandardCharsets.UTF_8);
        for (String word : new String[] {day, region, "s3", "aws4_request"}) {
            key = hmac(key, word);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}

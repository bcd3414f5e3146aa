package io.skep.provision.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The lines of an OpenSSH known_hosts file, in the format of sshd(8), SSH_KNOWN_HOSTS FILE FORMAT: plain, hashed and wildcard names,
 * {@code [name]:port}, {@code @revoked}. Lines of certificate authorities are not used. A line that cannot be read matches no host.
 */
record KnownHostsFile(List<Line> lines) {

    /** One key of one or more hosts; {@code number} counts from 1. */
    record Line(int number, String names, String type, String fingerprint, boolean revoked) {}

    static KnownHostsFile read(String content) {
        List<Line> lines = new ArrayList<>();
        String[] texts = content.split("\n", -1);
        for (int index = 0; index < texts.length; index++) {
            addLine(lines, index + 1, texts[index].strip());
        }
        return new KnownHostsFile(List.copyOf(lines));
    }

    /** The keys listed for an address and port, in the order of the file. */
    List<Line> of(String address, int port) {
        String name = port == 22 ? address : "[" + address + "]:" + port;
        return lines.stream().filter(line -> names(line.names, name)).toList();
    }

    private static void addLine(List<Line> lines, int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        List<String> words = List.of(text.split("\\s+"));
        boolean marked = words.getFirst().startsWith("@");
        List<String> rest = marked ? words.subList(1, words.size()) : words;
        boolean authority = words.getFirst().equals("@cert-authority");
        if (rest.size() >= 3 && !authority && base64(rest.get(2))) {
            byte[] blob = Base64.getDecoder().decode(rest.get(2));
            lines.add(new Line(number, rest.get(0), rest.get(1), Fingerprint.of(blob), marked));
        }
    }

    private static boolean base64(String word) {
        return word.length() % 4 == 0 && word.matches("[A-Za-z0-9+/]+={0,2}");
    }

    private static boolean names(String patterns, String name) {
        if (patterns.startsWith("|1|")) {
            return hashedName(patterns, name);
        }
        boolean found = false;
        for (String pattern : patterns.split(",", -1)) {
            boolean refused = pattern.startsWith("!");
            if (wildcard(refused ? pattern.substring(1) : pattern).matcher(name).matches()) {
                if (refused) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static Pattern wildcard(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int index = 0; index < pattern.length(); index++) {
            char letter = pattern.charAt(index);
            switch (letter) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                default -> expression.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
    }

    private static boolean hashedName(String hashed, String name) {
        String[] parts = hashed.split("\\|", -1);
        if (parts.length != 4 || !base64(parts[2]) || !base64(parts[3])) {
            return false;
        }
        try {
            // The format fixes HMAC-SHA1; it hides names and proves nothing.
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            byte[] expected = Base64.getDecoder().decode(parts[3]);
            return MessageDigest.isEqual(expected, mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HMAC-SHA1", missing);
        }
    }
}

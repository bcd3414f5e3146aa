package io.skep.plans.topology;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.ValueText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** The digest that tells whether a topology is the same: SHA-256 over names, lengths and texts. */
final class TopologyDigest {

    private TopologyDigest() {}

    static String of(SortedMap<String, String> sources, SortedMap<String, Value> variables) {
        StringBuilder all = new StringBuilder();
        sources.forEach((name, text) -> append(all, "source", name, text));
        variables.forEach((name, value) -> append(all, "variable", name, ValueText.line(value)));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    private static void append(StringBuilder all, String what, String name, String text) {
        all.append(what)
                .append(' ')
                .append(name)
                .append(' ')
                .append(text.length())
                .append('\n')
                .append(text)
                .append('\n');
    }
}

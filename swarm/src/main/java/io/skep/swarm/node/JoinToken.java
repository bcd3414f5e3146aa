package io.skep.swarm.node;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A token that lets a host join, fetched at the moment of use. It has no text form and is written nowhere. */
final class JoinToken {

    private static final Pattern FORM = Pattern.compile("SWMTKN-[12]-(?:\\d-)?([0-9a-z]{50})-([0-9a-z]+)");

    private final String text;
    private final String digest;

    private JoinToken(String text, String digest) {
        this.text = text;
        this.digest = digest;
    }

    /** Reads a token; fails with IllegalArgumentException, which does not quote it. */
    static JoinToken parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("what the manager gave is no join token");
        }
        return new JoinToken(text, matcher.group(1));
    }

    /** The digest of the certificate authority it was made by. */
    String digest() {
        return digest;
    }

    /** The token itself, for the body of the request. */
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "(join token)";
    }
}

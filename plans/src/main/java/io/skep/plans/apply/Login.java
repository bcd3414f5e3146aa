package io.skep.plans.apply;

import java.util.Optional;

/**
 * Who one is to a server, kept by this machine and asked for at the moment of use. It has no text form, cannot be stored, and is never
 * part of a plan, a state or a log.
 */
public final class Login {
    private final String user;
    private final String password;
    private final Optional<String> token;

    private Login(String user, String password, Optional<String> token) {
        this.user = user;
        this.password = password;
        this.token = token;
    }

    /** A name and a password. */
    public static Login of(String user, String password) {
        return new Login(user, password, Optional.empty());
    }

    /** A token that stands for both. */
    public static Login byToken(String token) {
        return new Login("", "", Optional.of(token));
    }

    public String user() {
        return user;
    }

    /** The password itself, for the request. */
    public String revealPassword() {
        return password;
    }

    /** The token itself, for the request; empty for a name and a password. */
    public Optional<String> revealToken() {
        return token;
    }

    @Override
    public String toString() {
        return "(login)";
    }
}

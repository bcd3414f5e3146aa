package io.skep.plans.state.store.s3;

import io.skep.plans.failure.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who asks. Found where every program of Amazon's looks first: {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and {@code
 * AWS_SESSION_TOKEN}, else the profile {@code AWS_PROFILE} or {@code default} in {@code ~/.aws/credentials}.
 */
record Credentials(String id, String secret, Optional<String> session) {

    static Credentials find(Map<String, String> environment, Path home) {
        Map<String, String> words = new TreeMap<>();
        String id = environment.get("AWS_ACCESS_KEY_ID");
        if (id != null && !id.isEmpty()) {
            words.put("aws_access_key_id", id);
            words.put("aws_secret_access_key", environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
            words.put("aws_session_token", environment.getOrDefault("AWS_SESSION_TOKEN", ""));
        } else {
            Path file = Optional.ofNullable(environment.get("AWS_SHARED_CREDENTIALS_FILE"))
                    .map(Path::of)
                    .orElse(home.resolve(".aws/credentials"));
            words.putAll(profile(file, environment.getOrDefault("AWS_PROFILE", "default")));
        }
        String found = words.getOrDefault("aws_access_key_id", "");
        String secret = words.getOrDefault("aws_secret_access_key", "");
        if (found.isEmpty() || secret.isEmpty()) {
            throw new UserError("No credentials for the bucket of the state. Give them with AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY, or in ~/.aws/credentials. Others can be turned into these by:"
                    + " eval \"$(aws configure export-credentials --format env)\"");
        }
        String session = words.getOrDefault("aws_session_token", "");
        return new Credentials(found, secret, Optional.of(session).filter(token -> !token.isEmpty()));
    }

    private static Map<String, String> profile(Path file, String name) {
        Map<String, String> words = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return words;
        }
        boolean within = false;
        try {
            for (String line : Files.readAllLines(file)) {
                String text = line.strip();
                int equals = text.indexOf('=');
                if (text.startsWith("[")) {
                    within = text.equals("[" + name + "]");
                } else if (within && equals > 0) {
                    words.put(
                            text.substring(0, equals).strip(),
                            text.substring(equals + 1).strip());
                }
            }
        } catch (IOException failed) {
            throw new UserError("Cannot read the credentials in " + file + ": " + failed.getMessage(), failed);
        }
        return words;
    }

    /** Tells nothing that is secret. */
    @Override
    public String toString() {
        return "credentials of " + id;
    }
}

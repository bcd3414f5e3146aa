package io.skep.swarm.image;

import io.skep.plans.apply.Login;
import io.skep.plans.local.LocalProcess;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.engineapi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A program {@code docker-credential-NAME} that keeps logins: {@code get} reads a server and prints a login. Source: the protocol of
 * docker-credential-helpers.
 *
 * @param name as Docker's config has it: {@code pass}
 * @param folders the program is looked for in
 */
record LoginProgram(String name, List<Path> folders) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What the program prints where it keeps nothing for the server, and ends as failed. */
    private static final String NOTHING_KEPT = "credentials not found in native keychain";

    /** The user name under which a token is kept. */
    private static final String TOKEN = "<token>";

    Optional<Login> login(String server) throws RemoteException, InterruptedException {
        String program = "docker-credential-" + name;
        Output output = run(program, server);
        if (output.exit() != 0 && output.out().strip().equals(NOTHING_KEPT)) {
            return Optional.empty();
        } else if (output.exit() != 0) {
            // What it printed may hold a login.
            throw new RemoteException(
                    program + " failed for " + server + " with exit code " + output.exit() + "; try it: echo " + server
                            + " | " + program + " get",
                    false);
        }
        JsonNode told = parsed(program, output.out());
        String user = told.path("Username").asString("");
        String secret = told.path("Secret").asString("");
        return Optional.of(user.equals(TOKEN) ? Login.byToken(secret) : Login.of(user, secret));
    }

    private Output run(String program, String server) throws RemoteException, InterruptedException {
        String found = folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(program);
        try {
            return LocalProcess.quiet(List.of(found, "get"), LIMIT)
                    .fed((server + "\n").getBytes(StandardCharsets.UTF_8))
                    .run();
        } catch (IOException missing) {
            throw new RemoteException(
                    program + ", which Docker's config names for " + server + ", cannot be run", false, missing);
        }
    }

    private static JsonNode parsed(String program, String text) throws RemoteException {
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException _) {
            throw new RemoteException(program + " printed something else than a login", false);
        }
    }
}

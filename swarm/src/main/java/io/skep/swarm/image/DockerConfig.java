package io.skep.swarm.image;

import io.skep.plans.apply.Login;
import io.skep.plans.apply.Logins;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.engineapi.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The logins that {@code docker login} keeps on this machine: in {@code config.json} itself, or with a helper program that it names for
 * one server ({@code credHelpers}) or for all ({@code credsStore}). The file is read when a login is asked for, and nothing of it is kept.
 * Source: the manual of {@code docker login}.
 *
 * @param folder of {@code config.json}; empty where there is none
 * @param programs the folders helper programs are looked for in
 */
public record DockerConfig(Optional<Path> folder, List<Path> programs) implements Logins {
    public DockerConfig {
        programs = List.copyOf(programs);
    }

    /** That of an environment: the folder {@code DOCKER_CONFIG}, else {@code .docker} in the home folder. */
    public static DockerConfig of(Map<String, String> environment) {
        Optional<Path> home = said(environment, "HOME").map(text -> Path.of(text, ".docker"));
        List<Path> programs = said(environment, "PATH").stream()
                .flatMap(text -> Stream.of(text.split(File.pathSeparator, -1)))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .toList();
        return new DockerConfig(said(environment, "DOCKER_CONFIG").map(Path::of).or(() -> home), programs);
    }

    private static Optional<String> said(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    @Override
    public Optional<Login> login(String server) throws RemoteException, InterruptedException {
        JsonNode config = read();
        String helper = config.path("credHelpers")
                .path(server)
                .asString(config.path("credsStore").asString(""));
        return helper.isEmpty() ? written(config, server) : new LoginProgram(helper, programs).login(server);
    }

    private JsonNode read() throws RemoteException {
        if (folder.isEmpty()) {
            return MissingNode.getInstance();
        }
        Path file = folder.get().resolve("config.json");
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return MissingNode.getInstance();
        } catch (IOException unreadable) {
            throw new RemoteException("Docker's " + file + " cannot be read", false, unreadable);
        } catch (IllegalArgumentException _) {
            throw new RemoteException("Docker's " + file + " is not JSON", false);
        }
    }

    /** That of the very server, else the first of its host; entries may be empty. */
    private Optional<Login> written(JsonNode config, String server) throws RemoteException {
        JsonNode entries = config.path("auths");
        Optional<Login> found = login(server, entries.path(server));
        for (Map.Entry<String, JsonNode> each : entries.properties()) {
            if (found.isEmpty() && host(each.getKey()).equals(host(server))) {
                found = login(each.getKey(), each.getValue());
            }
        }
        return found;
    }

    private Optional<Login> login(String server, JsonNode entry) throws RemoteException {
        String token = entry.path("identitytoken").asString("");
        if (!token.isEmpty()) {
            return Optional.of(Login.byToken(token));
        }
        String auth = entry.path("auth").asString("");
        if (auth.isEmpty()) {
            String user = entry.path("username").asString("");
            return user.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Login.of(user, entry.path("password").asString("")));
        }
        String both = decoded(server, auth);
        int colon = both.indexOf(':');
        if (colon < 0) {
            throw unlike(server);
        }
        return Optional.of(Login.of(both.substring(0, colon), both.substring(colon + 1)));
    }

    private static String decoded(String server, String auth) throws RemoteException {
        try {
            String text = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            return text.replaceAll("\0+$", "");
        } catch (IllegalArgumentException _) {
            throw unlike(server);
        }
    }

    /** What is wrong does not go along: it may quote a password. */
    private static RemoteException unlike(String server) {
        return new RemoteException(
                "Docker's login for " + server + " is not as docker login writes it; type docker login anew", false);
    }

    /** Old logins are kept under whole addresses: {@code https://registry.shop/v1/}. */
    private static String host(String server) {
        return server.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }
}

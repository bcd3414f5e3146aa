package io.skep.swarm.image;

import io.skep.swarm.engineapi.Route;

/**
 * The name of an image as people write it: {@code redis:7}, {@code registry.shop:5000/web@sha256:...}. Source: the grammar of references
 * of the distribution project.
 *
 * @param text as it is written
 */
public record ImageName(String text) {

    /** The server under which Docker keeps the login of its own registry. */
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    /** Whether it says which image it is, whatever its registry says later. */
    public boolean exact() {
        return text.contains("@");
    }

    /** The name without the digest. */
    public ImageName bare() {
        int at = text.indexOf('@');
        return at < 0 ? this : new ImageName(text.substring(0, at));
    }

    /** The same with the digest of the very image. */
    public ImageName with(String digest) {
        return new ImageName(bare().text + "@" + digest);
    }

    /** The server its registry's login is kept for. */
    public String server() {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        boolean hub = first.equals("docker.io") || first.equals("index.docker.io");
        return host && !hub ? first : DOCKER_HUB;
    }

    /** Where an engine tells what the registry says of it. */
    Route distribution() {
        return Route.to("/distribution", (text + "/json").split("/", -1));
    }
}

package io.skep.swarm.engineapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A path of the API with its query, without the version: {@code /services/redis/update?version=12}. */
public record Route(String path) {

    /** A path whose parts after the first are escaped: {@code Route.to("/services", name)}. */
    public static Route to(String start, String... parts) {
        StringBuilder path = new StringBuilder(start);
        for (String part : parts) {
            path.append('/').append(escaped(part));
        }
        return new Route(path.toString());
    }

    /** This with one more query parameter. */
    public Route with(String name, String value) {
        return new Route(path + (path.contains("?") ? "&" : "?") + escaped(name) + "=" + escaped(value));
    }

    /** This with the {@code filters} parameter, a JSON map of lists. */
    public Route filtered(Map<String, List<String>> filters) {
        ObjectNode document = Json.object();
        filters.forEach((name, values) -> values.forEach(document.withArray(name)::add));
        return with("filters", Json.write(document));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return path;
    }
}

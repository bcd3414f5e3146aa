package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What one fake engine does with a request: what is its own it answers, what is the swarm's it hands on as a manager. */
final class FakeRoutes {

    private static final String NO_MANAGER =
            "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\""
                    + " to connect this node to swarm and try again.";

    private static final String DISTRIBUTION = "/distribution/";

    private static final Pattern VERSION = Pattern.compile("^/v[0-9.]+");

    private final FakeEngine engine;
    private final FakeSwarms swarms;
    private final FakeMember member;

    FakeRoutes(FakeEngine engine, FakeSwarms swarms) {
        this.engine = engine;
        this.swarms = swarms;
        this.member = new FakeMember(changed -> swarms.keep(engine, changed));
    }

    FakeMember member() {
        return member;
    }

    FakeAnswer answer(String method, String target, JsonNode body, Optional<String> auth) {
        engine.remember(method + " " + target + " " + (body.isMissingNode() ? "" : Json.write(body)));
        String[] parts = target.split("\\?", 2);
        String path = VERSION.matcher(parts[0]).replaceFirst("");
        Map<String, String> query = query(parts.length > 1 ? parts[1] : "");
        auth.ifPresent(text -> engine.registry().hears(path, text));
        if (path.startsWith(DISTRIBUTION)) {
            String image = path.substring(DISTRIBUTION.length(), path.length() - "/json".length());
            return engine.registry().answer(URLDecoder.decode(image, StandardCharsets.UTF_8));
        }
        return switch (method + " " + path) {
            case "GET /_ping" -> FakeAnswer.done();
            case "GET /info" -> FakeAnswer.ok(info());
            case "POST /swarm/init" -> init(body);
            case "POST /swarm/join" -> join(body);
            case "POST /swarm/unlock" -> unlock(body);
            case "POST /swarm/leave" ->
                leave(query.getOrDefault("force", "false").equals("true"));
            default -> swarm(method, path, query, body);
        };
    }

    private ObjectNode info() {
        ObjectNode swarm = Json.object()
                .put("LocalNodeState", member.state())
                .put("NodeID", member.knowsItself() ? member.nodeId() : "")
                .put("NodeAddr", member.advertised())
                .put("Error", member.trouble());
        FakeSwarm known = member.swarm();
        if (known != null && member.state().equals("active") && (known.manages(member.nodeId()) || member.unaware())) {
            swarm.put("ControlAvailable", true);
            boolean led = known.hasLeader();
            swarm.set("Cluster", led ? known.description(false) : Json.object());
            if (!led) {
                swarm.put("Error", "rpc error: code = Unknown desc = The swarm does not have a leader.");
            }
        }
        if (known != null) {
            member.hears(known.managerAddresses(member.nodeId()));
        }
        ArrayNode managers = swarm.putArray("RemoteManagers");
        member.managers().forEach(address -> managers.addObject().put("Addr", address));
        ObjectNode info = Json.object();
        info.set("Swarm", swarm);
        return info;
    }

    private FakeAnswer init(JsonNode body) {
        FakeSwarm known = member.swarm();
        if (body.path("ForceNewCluster").asBoolean(false) && known != null) {
            if (!known.manages(member.nodeId()) || !member.state().equals("active")) {
                throw new IllegalStateException("an engine that is no manager answers nobody after this request");
            }
            known.goOnWith(member.nodeId());
            member.advertises(body.path("AdvertiseAddr").asString(engine.address()));
            return FakeAnswer.ok(Json.parse("\"" + member.nodeId() + "\""));
        }
        if (!member.state().equals("inactive")) {
            return FakeAnswer.refused(503, "This node is already part of a swarm.");
        }
        FakeSwarm begun = swarms.begin((ObjectNode) body.deepCopy());
        member.advertises(body.path("AdvertiseAddr").asString(engine.address()));
        member.become("active", begun.admit(engine, "manager", "active"), begun);
        return FakeAnswer.ok(Json.parse("\"" + member.nodeId() + "\""));
    }

    private FakeAnswer join(JsonNode body) {
        if (!member.state().equals("inactive")) {
            return FakeAnswer.refused(503, "This node is already part of a swarm.");
        }
        FakeSwarm found = swarms.byToken(body.path("JoinToken").asString(""));
        if (found == null) {
            return FakeAnswer.refused(400, "invalid join token");
        }
        if (!found.leadsTo(engine)) {
            return FakeAnswer.refused(
                    503,
                    "rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial tcp "
                            + body.path("RemoteAddrs").path(0).asString("") + ": connect: no route to host\"");
        }
        member.advertises(body.path("AdvertiseAddr").asString(engine.address()));
        String role = found.roleOf(body.path("JoinToken").asString(""));
        member.become(
                "active", found.admit(engine, role, body.path("Availability").asString("active")), found);
        return FakeAnswer.done();
    }

    private FakeAnswer unlock(JsonNode body) {
        if (!member.state().equals("locked")) {
            return FakeAnswer.refused(409, "swarm is not locked");
        }
        return member.unlock(body.path("UnlockKey").asString(""))
                ? FakeAnswer.done()
                : FakeAnswer.refused(400, "swarm could not be unlocked: invalid key provided");
    }

    private FakeAnswer leave(boolean force) {
        FakeSwarm known = member.swarm();
        if (member.state().equals("locked") && !force) {
            return FakeAnswer.refused(
                    503,
                    "Swarm is encrypted and locked. Please unlock it first or use `--force` to ignore this message.");
        }
        if (known != null && known.manages(member.nodeId()) && !force) {
            return FakeAnswer.refused(
                    503, "You are attempting to leave the swarm on a node that is participating as a manager.");
        }
        member.leave();
        return FakeAnswer.done();
    }

    private FakeAnswer swarm(String method, String path, Map<String, String> query, JsonNode body) {
        FakeSwarm known = member.swarm();
        if (path.startsWith("/networks") && (known == null || !known.manages(member.nodeId()))) {
            // A worker keeps a network only while it has a task in it.
            return FakeAnswer.notFound("network");
        }
        if (known == null || !known.manages(member.nodeId()) || !member.knowsItself()) {
            return FakeAnswer.refused(503, member.trouble().isEmpty() ? NO_MANAGER : member.trouble());
        }
        return known.answer(method, path, query, body);
    }

    private static Map<String, String> query(String text) {
        TreeMap<String, String> query = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}

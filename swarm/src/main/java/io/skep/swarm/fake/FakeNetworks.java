package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The networks of a fake swarm: they get subnets that do not overlap, and go only while nobody uses them. Guarded by the swarm. */
final class FakeNetworks {

    private static final String KIND = "networks";
    private static final Pattern IPV4 = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)/(\\d+)");
    private static final int BITS = 32;

    private final FakeStore store;
    private final FakeTasks tasks;
    private final JsonNode begun;

    FakeNetworks(FakeStore store, FakeTasks tasks, JsonNode begun) {
        this.store = store;
        this.tasks = tasks;
        this.begun = begun;
    }

    /** The one that an engine makes when a swarm begins. */
    static boolean enginesOwn(JsonNode network) {
        return network.path("Ingress").asBoolean(false)
                && network.path("Labels").isEmpty();
    }

    /** What a new network is, or why it is refused. */
    FakeAnswer create(String prefix, ObjectNode body) {
        if (body.path("Ingress").asBoolean(false) && ingress().isPresent()) {
            return FakeAnswer.refused(
                    409,
                    "rpc error: code = AlreadyExists desc = ingress network ("
                            + FakeStore.idOf(ingress().get()) + ") is already present");
        }
        ObjectNode network = body.deepCopy();
        network.remove("CheckDuplicate");
        network.put("Scope", "swarm");
        ObjectNode ipam = network.path("IPAM") instanceof ObjectNode given ? given : network.putObject("IPAM");
        if (!ipam.has("Driver")) {
            ipam.put("Driver", "default");
        }
        if (network.path("Driver").asString("").equals("overlay")) {
            Optional<String> trouble = pools(network, ipam);
            if (trouble.isPresent()) {
                return FakeAnswer.refused(400, "rpc error: code = InvalidArgument desc = " + trouble.get());
            }
        }
        String id = store.add(KIND, prefix, network);
        return new FakeAnswer(201, Json.write(Json.object().put("ID", id).put("Id", id)));
    }

    private Optional<String> pools(ObjectNode network, ObjectNode ipam) {
        ArrayNode pools = ipam.path("Config") instanceof ArrayNode given ? given : Json.array();
        if (pools.isEmpty()) {
            pools.addObject().put("Subnet", free());
        }
        for (JsonNode each : pools) {
            ObjectNode pool = (ObjectNode) each;
            // The swarm keeps no auxiliary addresses.
            pool.remove("AuxiliaryAddresses");
            Matcher subnet = IPV4.matcher(pool.path("Subnet").asString(""));
            if (subnet.matches()) {
                if (taken().stream().anyMatch(other -> overlap(subnet, other))) {
                    return Optional.of("invalid pool request: Pool overlaps with other one on this address space");
                }
                if (!pool.has("Gateway")) {
                    pool.put("Gateway", dotted(first(subnet) + 1));
                }
            }
        }
        ipam.set("Config", pools);
        ObjectNode options = network.path("Options") instanceof ObjectNode given ? given : network.putObject("Options");
        options.put("com.docker.network.driver.overlay.vxlanid_list", Integer.toString(4096 + store.count()));
        return Optional.empty();
    }

    /** Why a network cannot be removed; empty where it can. */
    Optional<FakeAnswer> held(String id, JsonNode network) {
        if (network.path("Ingress").asBoolean(false)) {
            return user(service -> publishes(service.path("Spec").path("EndpointSpec")))
                    .map(name -> FakeAnswer.refused(
                            400,
                            "rpc error: code = FailedPrecondition desc = ingress network cannot be removed because service "
                                    + name + " depends on it"));
        }
        return user(service -> Json.write(
                                service.path("Spec").path("TaskTemplate").path("Networks"))
                        .contains(id))
                .map(name -> "service " + name)
                .or(() -> tasks.using(id) ? Optional.of("task x") : Optional.empty())
                .map(user -> FakeAnswer.refused(
                        400, "rpc error: code = FailedPrecondition desc = network " + id + " is in use by " + user));
    }

    private Optional<String> user(Predicate<ObjectNode> uses) {
        return store.list("services").stream()
                .filter(uses)
                .map(service -> service.path("Spec").path("Name").asString(""))
                .findFirst();
    }

    private static boolean publishes(JsonNode endpoint) {
        for (JsonNode port : endpoint.path("Ports")) {
            if (!port.path("PublishMode").asString("ingress").equals("host")) {
                return true;
            }
        }
        return false;
    }

    private Optional<ObjectNode> ingress() {
        return store.list(KIND).stream()
                .filter(network -> network.path("Ingress").asBoolean(false))
                .findFirst();
    }

    /** The next subnet of the pool that nobody has. */
    private String free() {
        Matcher pool = IPV4.matcher(begun.path("DefaultAddrPool").path(0).asString("10.0.0.0/8"));
        int size = begun.path("SubnetSize").asInt(24);
        if (!pool.matches()) {
            throw new IllegalStateException("the fake engine knows IPv4 pools only");
        }
        List<Matcher> taken = taken();
        for (long start = first(pool); ; start += 1L << (BITS - size)) {
            Matcher next = IPV4.matcher(dotted(start) + "/" + size);
            if (next.matches() && taken.stream().noneMatch(other -> overlap(next, other))) {
                return next.group();
            }
        }
    }

    private List<Matcher> taken() {
        List<Matcher> taken = new ArrayList<>();
        for (ObjectNode network : store.list(KIND)) {
            for (JsonNode pool : network.path("IPAM").path("Config")) {
                Matcher subnet = IPV4.matcher(pool.path("Subnet").asString(""));
                if (subnet.matches()) {
                    taken.add(subnet);
                }
            }
        }
        return taken;
    }

    private static boolean overlap(Matcher one, Matcher other) {
        return first(one) < first(other) + size(other) && first(other) < first(one) + size(one);
    }

    private static long size(Matcher subnet) {
        return 1L << (BITS - Integer.parseInt(subnet.group(5)));
    }

    private static long first(Matcher subnet) {
        long number = 0;
        for (int part = 1; part <= 4; part++) {
            number = number << Byte.SIZE | Integer.parseInt(subnet.group(part));
        }
        return number & -size(subnet);
    }

    private static String dotted(long number) {
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}

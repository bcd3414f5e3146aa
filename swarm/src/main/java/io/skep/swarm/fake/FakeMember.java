package io.skep.swarm.fake;

import io.skep.plans.remote.Output;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An engine's own view of its place in a swarm; tests may set it to any state. Guarded by the swarm it is in. */
public final class FakeMember {

    private static final Pattern DETOUR = Pattern.compile("-d (\\S+) --dport (\\d+) .*--to-destination (\\S+)");

    private String state = "inactive";
    private String nodeId = "";
    private String trouble = "";
    private @Nullable FakeSwarm swarm;
    private boolean unaware;
    private String key = "";
    private String advertised = "";
    private List<String> managers = List.of();
    private final List<String> rules = new ArrayList<>();
    private final Runnable changed;

    /** Whoever keeps the world is told of every change. */
    FakeMember(Consumer<FakeMember> changed) {
        this.changed = () -> changed.accept(this);
    }

    public String state() {
        return state;
    }

    public String nodeId() {
        return nodeId;
    }

    String trouble() {
        return trouble;
    }

    @Nullable
    FakeSwarm swarm() {
        return swarm;
    }

    /** The managers it last heard of. */
    List<String> managers() {
        return managers;
    }

    void hears(List<String> addresses) {
        if (!addresses.isEmpty() && !addresses.equals(managers)) {
            managers = List.copyOf(addresses);
            changed.run();
        }
    }

    /** It is in a swarm; null where that swarm is nowhere to be seen. */
    public void become(String newState, String newNodeId, @Nullable FakeSwarm newSwarm) {
        stirred();
        state = newState;
        nodeId = newNodeId;
        swarm = newSwarm;
        stirred();
        changed.run();
    }

    /** It tells the others this address. */
    void advertises(String address) {
        advertised = address;
        changed.run();
    }

    /** Where the others reach it; empty where it is in no swarm. */
    String advertised() {
        return advertised;
    }

    /** A command about its host's table of translated addresses: {@code iptables -w 10 -t nat -I OUTPUT ...}. */
    Output tables(String line) {
        String[] words = line.split(" ", 7);
        String rule = words.length > 6 ? words[6] : "";
        boolean there = rules.contains(rule);
        switch (words[5]) {
            case "-S" -> {
                return new Output(
                        0,
                        "-P OUTPUT ACCEPT\n"
                                + rules.stream()
                                        .map(each -> "-A " + each + "\n")
                                        .collect(Collectors.joining()),
                        "");
            }
            case "-C" -> {
                return new Output(there ? 0 : 1, "", "");
            }
            case "-D" -> rules.remove(rule);
            default -> rules.add(rule);
        }
        changed.run();
        return new Output(0, "", "");
    }

    /** Where a call to an address arrives. */
    String led(String to) {
        return rules.stream()
                .map(DETOUR::matcher)
                .filter(rule -> rule.find() && to.equals(rule.group(1) + ":" + rule.group(2)))
                .map(rule -> rule.group(3))
                .findFirst()
                .orElse(to);
    }

    /** Its engine starts again: a manager of an autolocked swarm needs the key it had when it stopped. */
    void startAgain() {
        FakeSwarm known = swarm;
        if (known != null && state.equals("active") && known.manages(nodeId)) {
            key = known.unlockKey();
            if (!key.isEmpty()) {
                inTrouble(
                        "locked",
                        "Swarm is encrypted and needs to be unlocked before it can be used. Please use \"docker swarm"
                                + " unlock\" to unlock it.");
            }
        }
    }

    /** Whether its key opens it. */
    boolean unlock(String given) {
        if (!given.equals(key)) {
            return false;
        }
        inTrouble("active", "");
        return true;
    }

    /** Whether it knows which node it is: an engine in trouble does not. */
    boolean knowsItself() {
        return !state.equals("locked") && !state.equals("error");
    }

    /** Its swarm had better look at it again. */
    void stirred() {
        FakeSwarm known = swarm;
        if (known != null) {
            known.stir(nodeId);
        }
    }

    ObjectNode document() {
        FakeSwarm known = swarm;
        return Json.object()
                .put("state", state)
                .put("nodeId", nodeId)
                .put("trouble", trouble)
                .put("key", key)
                .put("advertised", advertised)
                .put("swarm", known == null ? "" : known.id())
                .put("managers", String.join(" ", managers))
                .put("rules", String.join("\n", rules));
    }

    void restore(JsonNode document, @Nullable FakeSwarm known) {
        state = document.path("state").asString("inactive");
        nodeId = document.path("nodeId").asString("");
        trouble = document.path("trouble").asString("");
        key = document.path("key").asString("");
        advertised = document.path("advertised").asString("");
        swarm = known;
        rules.clear();
        document.path("rules").asString("").lines().forEach(rules::add);
        managers = document.path("managers").asString("").isEmpty()
                ? List.of()
                : List.of(document.path("managers").asString("").split(" ", -1));
    }

    /** It is in trouble, in the engine's words. */
    public void inTrouble(String newState, String words) {
        state = newState;
        trouble = words;
        stirred();
        changed.run();
    }

    /** Whether it goes on taking itself for a manager after its demotion, as a real one does for some seconds. */
    public void unaware(boolean still) {
        unaware = still;
    }

    boolean unaware() {
        return unaware;
    }

    void leave() {
        trouble = "";
        key = "";
        advertised = "";
        managers = List.of();
        become("inactive", "", null);
    }
}

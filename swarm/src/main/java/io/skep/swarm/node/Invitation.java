package io.skep.swarm.node;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.cluster.NodeAddresses;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a host needs to join: a token whose certificate authority was checked, and the managers' addresses. */
record Invitation(JoinToken token, List<String> managers) {

    Invitation {
        managers = List.copyOf(managers);
    }

    /** Fetches a token for a role from a manager and checks that it leads to the swarm that is recorded. */
    static Invitation fetch(World world, String role) throws RemoteException, InterruptedException {
        return Managers.act(world, manager -> from(manager, world, role));
    }

    private static Invitation from(EngineApi manager, World world, String role)
            throws RemoteException, InterruptedException {
        JsonNode tokens = manager.object(Route.to("/swarm")).path("JoinTokens");
        JoinToken token;
        try {
            token = JoinToken.parse(tokens.path(role.equals(NodeType.MANAGER) ? "Manager" : "Worker")
                    .asString(""));
        } catch (IllegalArgumentException broken) {
            throw new RemoteException(manager.host() + ": " + broken.getMessage(), false);
        }
        check(manager, world, token);
        List<String> managers = new ArrayList<>();
        // Of thousands of nodes only the managers are of interest, and each of those thousands asks this.
        Route route = Route.to("/nodes").filtered(Map.of("role", List.of(NodeType.MANAGER)));
        for (ObjectNode entry : manager.list(route)) {
            if (Memberships.reachable(entry)) {
                managers.add(entry.path("ManagerStatus").path("Addr").asString(""));
            }
        }
        return new Invitation(token, managers);
    }

    private static void check(EngineApi manager, World world, JoinToken token)
            throws RemoteException, InterruptedException {
        Membership membership = Membership.of(manager);
        String root = membership.cluster().path("TLSInfo").path("TrustRoot").asString("");
        String expected = Cluster.caDigest(world).orElseGet(() -> Cluster.digest(root));
        if (!token.digest().equals(expected) || !Cluster.digest(root).equals(expected)) {
            throw new RemoteException(
                    manager.host() + ": its join token belongs to another certificate authority (" + token.digest()
                            + ") than the swarm's (" + expected
                            + "); was it rotated just now? Plan again to read the new one",
                    false);
        }
    }

    /** The body of {@code POST /swarm/join}. */
    ObjectNode document(NodeAddresses addresses, String availability) {
        ObjectNode document = addresses.document();
        Writing.list(document, "RemoteAddrs", managers);
        document.put("JoinToken", token.reveal());
        document.put("Availability", availability);
        return document;
    }

    @Override
    public String toString() {
        return "invitation by " + managers;
    }
}

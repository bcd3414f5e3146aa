package io.skep.drivers.lab;

import io.skep.plans.local.LinuxCapabilities;
import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which capabilities a host gets: each that the engine can grant. Asking for all of them, as {@code --privileged} does,
 * fails as a whole where one is missing.
 */
final class Capabilities {

    private final Docker docker;
    private final Map<Engine, List<String>> known = new HashMap<>();

    Capabilities(Docker docker) {
        this.docker = docker;
    }

    /** Those the engine grants: on this machine those of this very process, else found by trying, once. */
    synchronized List<String> grantedBy(Engine engine, String image) throws RemoteException, InterruptedException {
        List<String> granted = known.get(engine);
        if (granted == null) {
            granted = engine.here() ? ofThisMachine() : grantedOf(LinuxCapabilities.NAMES, image);
            known.put(engine, granted);
        }
        return granted;
    }

    /** Halves what is refused until the refused ones are found. */
    private List<String> grantedOf(List<String> names, String image) throws RemoteException, InterruptedException {
        if (docker.run(LabCommands.tryCapabilities(image, names)).ok()) {
            return names;
        }
        if (names.size() == 1) {
            return List.of();
        }
        int half = names.size() / 2;
        List<String> granted = new ArrayList<>(grantedOf(names.subList(0, half), image));
        granted.addAll(grantedOf(names.subList(half, names.size()), image));
        return granted;
    }

    private static List<String> ofThisMachine() throws RemoteException {
        try {
            return LinuxCapabilities.ofThisMachine();
        } catch (IOException failed) {
            throw new RemoteException("cannot read which capabilities this machine has", false, failed);
        }
    }
}

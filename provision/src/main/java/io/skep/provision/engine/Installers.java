package io.skep.provision.engine;

import io.skep.provision.engine.debian.DebianEngine;
import io.skep.provision.facts.HostFacts;
import java.util.List;
import java.util.Optional;

/** The installers, in the order in which they are tried: the first that fits serves a host. */
public final class Installers {

    private static final List<Installer> ALL = List.of(new DebianEngine());

    private Installers() {}

    /** The names users may choose. */
    public static List<String> names() {
        return ALL.stream().map(Installer::name).toList();
    }

    /** The installer for a host: the chosen one, else the first that fits; empty where none does. */
    public static Optional<Installer> choose(Optional<String> chosen, HostFacts facts) {
        return ALL.stream()
                .filter(installer -> chosen.isEmpty() || chosen.get().equals(installer.name()))
                .filter(installer -> installer.fits(facts))
                .findFirst();
    }
}

package io.skep.provision.engine;

import io.skep.plans.failure.UserError;
import io.skep.provision.engine.debian.DebianPackages;
import io.skep.provision.facts.HostFacts;
import java.util.List;
import java.util.Optional;

/** The installers, in the order in which they are asked: special ones first. */
final class Installers {

    private static final List<EngineInstaller> ALL = List.of(new DebianPackages());

    private Installers() {}

    /** The first that fits a host. */
    static Optional<EngineInstaller> find(HostFacts facts) {
        return ALL.stream().filter(installer -> installer.fits(facts)).findFirst();
    }

    /** The same; an error for people where none fits. */
    static EngineInstaller fitting(String host, HostFacts facts) {
        return find(facts)
                .orElseThrow(
                        () -> new UserError(host + ": Docker Engine can be installed on Debian and Ubuntu with systemd;"
                                + " this is " + facts.shown() + " with "
                                + (facts.init().isEmpty() ? "an unknown init" : facts.init())
                                + " and " + (facts.packages().isEmpty() ? "no known package tool" : facts.packages())
                                + ". Install Docker Engine there by hand; skep then configures it"));
    }
}

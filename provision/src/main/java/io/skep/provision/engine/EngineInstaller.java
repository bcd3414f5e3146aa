package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import io.skep.provision.facts.HostFacts;
import java.util.List;
import java.util.Optional;

/**
 * Puts one family of engine packages on one family of systems. Commands and what their output means, no act: steps run the commands. Used by
 * several threads.
 */
public interface EngineInstaller {

    /** Whether it is for such a host. */
    boolean fits(HostFacts facts);

    /** Where its packages come from, for people: {@code Debian's own packages}. */
    String source();

    /**
     * Long: waits until nothing else installs there, and makes the lists of packages fresh.
     *
     * @param anew whether lists that are young are fetched too
     */
    Command prepare(HostFacts facts, boolean anew);

    /** Reads which versions there are to install. */
    Command offer();

    /** The versions that {@link #offer} printed, newest first. */
    List<String> versions(String printed);

    /** Whether a version is one that was asked for, in whole or by its beginning. */
    boolean fits(String wanted, String version);

    /**
     * Long: installs the engine and keeps it from being upgraded by anybody else.
     *
     * @param version one of {@link #versions}; empty for the one the host would take by itself
     * @param printed what {@link #offer} printed
     */
    Command install(Optional<String> version, String printed);

    /** Reads whether the engine that is there came from these packages: succeeds if so. */
    Command came();

    /** Lets the engine be upgraded by others again; the packages stay. */
    Command release();
}

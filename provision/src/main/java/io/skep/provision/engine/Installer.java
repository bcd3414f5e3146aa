package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import io.skep.provision.facts.HostFacts;
import java.util.List;
import java.util.Optional;

/**
 * Puts one family of engine packages on one family of systems. It only makes commands and reads their output; {@link InstallEngine} runs
 * them. A new one is a folder of its own and a line in {@link Installers}.
 */
public interface Installer {

    /** The word users choose it by: {@code installer = "debian"}. */
    String name();

    /** Whether it can serve such a host. */
    boolean fits(HostFacts facts);

    /** Learns what versions there are: run detached, may take minutes, waits for other package programs to end. */
    Command refresh();

    /** Lists the versions there are; reads only. */
    Command list();

    /** The versions in what {@link #list} printed, the best first, as {@link #install} wants them. */
    List<String> versions(String printed);

    /** Which program puts the engine's file there, where it is none of this installer's: a reason to leave it alone. */
    Command owner();

    /** What {@link #owner} says of a foreign engine, in words; empty where it is ours or there is none. */
    Optional<String> foreign(int exit, String printed);

    /** Installs one of {@link #versions} and keeps it from being changed by others: run detached. */
    Command install(String version);

    /** Keeps the installed packages from being changed by others. */
    Command hold();

    /** Lets others change the packages again. */
    Command release();
}

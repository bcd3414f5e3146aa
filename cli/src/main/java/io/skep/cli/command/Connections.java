package io.skep.cli.command;

import io.skep.plans.apply.Hosts;

/** The connections of one run. */
public interface Connections extends Hosts, AutoCloseable {

    /** Ends them; what runs detached on hosts goes on. */
    @Override
    void close();
}

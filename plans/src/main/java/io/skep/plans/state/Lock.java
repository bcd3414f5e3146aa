package io.skep.plans.state;

/**
 * The right to change a state, held by at most one process. It ends with {@link #close}, or with the process: another takes it over where
 * this one is provably gone, or was not heard of for longer than its lease. A process that was only frozen and goes on then finds that its
 * journal and its snapshot are refused.
 */
public interface Lock extends AutoCloseable {

    @Override
    void close();
}

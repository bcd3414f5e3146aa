package io.skep.plans.state;

/** The right to change a state, held by at most one process. It ends with {@link #close} or with the process, however that ends. */
public interface Lock extends AutoCloseable {

    /** Who holds a lock, for people. */
    record Owner(String operation, String user, String machine, long pid, String since) {
        @Override
        public String toString() {
            return operation + " by " + user + " on " + machine + ", process " + pid + ", since " + since;
        }
    }

    @Override
    void close();
}

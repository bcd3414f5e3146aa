package io.skep.provision.doctor;

/** Whether a port of one host is reached from another. */
public record Wire(String from, String to, Port port, State state) {

    /** What the probe found. */
    public enum State {
        /** What was sent came in there. */
        OPEN,
        /** It did not, though somebody watched for it. */
        BLOCKED,
        /** Nobody could watch there. */
        UNKNOWN
    }
}

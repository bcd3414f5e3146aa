package io.skep.provision.ssh;

import java.io.IOException;

/** The connection broke while a command was running: whether it was carried out is unknown. Never leaves this package. */
final class LinkLost extends IOException {
    private static final long serialVersionUID = 1L;

    LinkLost(String message, Throwable cause) {
        super(message, cause);
    }

    LinkLost(String message) {
        super(message);
    }
}

package io.skep.provision.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.schmizz.sshj.connection.channel.direct.Session;

/** What a command that carries a stream prints. Where it ends without a byte, the reason it printed is told instead of a silent end. */
final class CommandInput extends ChannelInput {

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final String host;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Pump complaining;
    private boolean silent = true;

    CommandInput(String host, Session.Command command) {
        super(command.getInputStream());
        this.host = host;
        this.complaining = Pump.start(command.getErrorStream(), err);
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return checked(super.read(bytes, offset, length));
    }

    private int checked(int read) throws IOException {
        if (read >= 0) {
            silent = false;
        } else if (silent) {
            explain();
        }
        return read;
    }

    private void explain() throws IOException {
        try {
            complaining.ended(LAST_WORDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        String reason = err.toString(StandardCharsets.UTF_8).strip();
        if (!reason.isEmpty()) {
            throw new IOException("cannot open the engine's socket on " + host + ": " + reason);
        }
    }
}

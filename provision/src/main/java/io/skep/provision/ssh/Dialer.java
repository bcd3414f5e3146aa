package io.skep.provision.ssh;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;

/**
 * Opens streams to unix sockets of a host: through a channel of the connection where the login user may open the socket, else through a
 * command that root runs there.
 */
final class Dialer {

    private static final Duration REOPEN = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final int TRIES = 3;
    private static final System.Logger LOG = System.getLogger(Dialer.class.getName());

    private final String host;
    private final RootShell shell;
    private final HostLinks links;
    private final Sessions sessions;
    private volatile boolean channelRefused;

    Dialer(String host, RootShell shell, HostLinks links, Sessions sessions) {
        this.host = host;
        this.shell = shell;
        this.links = links;
        this.sessions = sessions;
    }

    RemoteStream dial(String socketPath) throws RemoteException, InterruptedException {
        if (!channelRefused) {
            try {
                return channel(socketPath);
            } catch (OpenFailException refused) {
                checkThere(socketPath);
                LOG.log(System.Logger.Level.DEBUG, "no channel to " + socketPath + " on " + host, refused);
                channelRefused = true;
            }
        }
        return command(socketPath);
    }

    private RemoteStream channel(String socketPath) throws OpenFailException, RemoteException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Link link = links.forCommands(REOPEN);
            try {
                SocketChannel channel = new SocketChannel(link.client().getConnection(), socketPath);
                channel.open();
                return new OpenStream(
                        new ChannelInput(channel.getInputStream()), channel.getOutputStream(), channel::close);
            } catch (OpenFailException refused) {
                throw refused;
            } catch (SSHException lost) {
                link.close();
                if (attempt >= TRIES) {
                    throw new RemoteException(
                            "the connection to " + host + " was lost: " + lost.getMessage(), true, lost);
                }
            }
        }
    }

    private void checkThere(String socketPath) throws RemoteException, InterruptedException {
        String test = "test -S " + Command.quoted(List.of(socketPath));
        try (Slot slot = sessions.forCommand()) {
            Exec.Ended ended = new Exec(
                            host,
                            test,
                            shell.line(test),
                            InputStream.nullInputStream(),
                            OutputStream.nullOutputStream(),
                            SHORT)
                    .in(slot);
            shell.checkSudo(ended.exit(), ended.err());
            if (ended.exit() != 0) {
                throw new RemoteException(
                        "there is no socket " + socketPath + " on " + host
                                + "; is Docker Engine running there? On the host type: systemctl status docker",
                        true);
            }
        } catch (LinkLost lost) {
            throw new RemoteException("the connection to " + host + " was lost", true, lost);
        }
    }

    private RemoteStream command(String socketPath) throws RemoteException, InterruptedException {
        String line = shell.line(
                "exec " + Command.quoted(List.of("docker", "--host", "unix://" + socketPath, "system", "dial-stdio")));
        Slot slot = sessions.forStream();
        try {
            Session.Command command = slot.exec(line);
            CommandInput in = new CommandInput(host, command);
            return new OpenStream(in, command.getOutputStream(), slot::close);
        } catch (LinkLost lost) {
            slot.close();
            throw new RemoteException("the connection to " + host + " was lost", true, lost);
        }
    }
}

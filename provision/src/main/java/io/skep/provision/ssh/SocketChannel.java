package io.skep.provision.ssh;

import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.AbstractDirectChannel;

/** A channel to a unix socket of the host: {@code direct-streamlocal@openssh.com}, section 2.4 of OpenSSH's PROTOCOL file. */
final class SocketChannel extends AbstractDirectChannel {

    private final String socketPath;

    SocketChannel(Connection connection, String socketPath) {
        super(connection, "direct-streamlocal@openssh.com");
        this.socketPath = socketPath;
    }

    @Override
    protected SSHPacket buildOpenReq() {
        // A string and a number follow the path; both are reserved.
        return super.buildOpenReq().putString(socketPath).putString("").putUInt32(0);
    }
}

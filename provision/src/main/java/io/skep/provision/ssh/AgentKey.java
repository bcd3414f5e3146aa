package io.skep.provision.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** Logging in with one key of an SSH agent: public key authentication (RFC 4252, section 7), the agent making the signature. */
final class AgentKey extends AbstractAuthMethod {

    private static final int SIGN_WITH_SHA256 = 2;

    private final AgentClient agent;
    private final AgentClient.Identity identity;

    AgentKey(AgentClient agent, AgentClient.Identity identity) {
        super("publickey");
        this.agent = agent;
        this.identity = identity;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        SSHPacket request = request(true);
        byte[] signed = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        try {
            request.putBytes(agent.sign(identity, signed, rsa() ? SIGN_WITH_SHA256 : 0));
        } catch (IOException refused) {
            throw new UserAuthException("the SSH agent did not sign with " + identity.comment(), refused);
        }
        params.getTransport().write(request);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq()
                .putBoolean(signed)
                .putString(rsa() ? "rsa-sha2-256" : identity.type())
                .putBytes(identity.blob());
    }

    private boolean rsa() {
        return identity.type().equals("ssh-rsa");
    }
}

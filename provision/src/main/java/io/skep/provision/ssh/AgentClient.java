package io.skep.provision.ssh;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Talks to an SSH agent at its unix socket: lists its keys and has it sign. Private keys never leave the agent. One connection per request.
 * The protocol is draft-ietf-sshm-ssh-agent.
 */
record AgentClient(Path socket) {

    /** A key the agent holds: its public half in wire form, and its comment. */
    static final class Identity {
        private final byte[] blob;
        private final String comment;

        private Identity(byte[] blob, String comment) {
            this.blob = blob;
            this.comment = comment;
        }

        byte[] blob() {
            return blob.clone();
        }

        String comment() {
            return comment;
        }

        /** The key's type, the first string of its wire form: {@code ssh-ed25519}. */
        String type() {
            return new String(string(ByteBuffer.wrap(blob)), StandardCharsets.US_ASCII);
        }
    }

    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final int LARGEST_ANSWER = 1 << 20;

    /** The keys the agent holds, in its order. */
    List<Identity> identities() throws IOException {
        ByteBuffer answer = ask(IDENTITIES_ANSWER, ByteBuffer.wrap(new byte[] {REQUEST_IDENTITIES}));
        int count = answer.getInt();
        List<Identity> identities = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            byte[] blob = string(answer);
            identities.add(new Identity(blob, new String(string(answer), StandardCharsets.UTF_8)));
        }
        return identities;
    }

    /** The agent's signature over {@code data}, in wire form; {@code flags} 2 or 4 ask for rsa-sha2-256 or -512. */
    byte[] sign(Identity identity, byte[] data, int flags) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(1 + 4 + identity.blob().length + 4 + data.length + 4);
        request.put(SIGN_REQUEST).putInt(identity.blob().length).put(identity.blob());
        request.putInt(data.length).put(data).putInt(flags).flip();
        return string(ask(SIGN_RESPONSE, request));
    }

    private ByteBuffer ask(byte wanted, ByteBuffer request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer framed = ByteBuffer.allocate(4 + request.remaining());
            framed.putInt(request.remaining()).put(request).flip();
            while (framed.hasRemaining()) {
                channel.write(framed);
            }
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            int length = in.readInt();
            if (length < 1 || length > LARGEST_ANSWER) {
                throw new IOException("the SSH agent at " + socket + " answered with " + length + " bytes");
            }
            ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(length));
            if (answer.remaining() != length || answer.get() != wanted) {
                throw new IOException("the SSH agent at " + socket + " refused the request");
            }
            return answer;
        }
    }

    private static byte[] string(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return bytes;
    }
}

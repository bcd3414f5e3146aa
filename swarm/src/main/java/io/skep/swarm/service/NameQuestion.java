package io.skep.swarm.service;

import io.skep.plans.remote.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A question for an IPv4 address in the words of the domain name system (RFC 1035, 4.1), put to the server that an engine embeds in the
 * network namespace of each container. It is written by hand, since a host's own resolver asks the host's own servers.
 */
final class NameQuestion {

    private static final String SERVER = "/dev/udp/127.0.0.11/53";
    /** Number 4711, recursion desired, one question. */
    private static final String HEADER = "\\x12\\x67\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00";
    /** The root, type A, class IN. */
    private static final String END = "\\x00\\x00\\x01\\x00\\x01";

    private static final int HEADER_LENGTH = 12;

    /**
     * What the server said.
     *
     * @param code 0 for well, 2 for a server that failed, 3 for a name that is not there
     * @param answers how many addresses there are
     */
    record Reply(int code, int answers) {}

    private NameQuestion() {}

    /** Asks within the network namespace of a process, and prints the reply's bytes in hexadecimal; nothing where none comes. */
    static Command to(long process, String name) {
        // One datagram: the shell alone would send one for each line, and a byte of a length may be a line's end.
        String script = "exec 3<>" + SERVER + " && printf '" + HEADER + labels(name) + END
                + "' | dd bs=512 iflag=fullblock status=none >&3 && dd bs=512 count=1 status=none <&3 | od -An -v -tx1";
        return Command.reading("timeout", "3", "nsenter", "--net=/proc/" + process + "/ns/net", "bash", "-c", script);
    }

    /** The reply in what the command printed; none where it is too short to be one. */
    static Optional<Reply> reply(String printed) {
        List<String> bytes = printed.strip()
                .lines()
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                .toList();
        if (bytes.size() < HEADER_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new Reply(number(bytes.get(3)) & 15, number(bytes.get(6)) * 256 + number(bytes.get(7))));
    }

    private static String labels(String name) {
        StringBuilder labels = new StringBuilder();
        for (String label : List.of(name.split("\\."))) {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            labels.append("\\x%02x".formatted(bytes.length)).append(label);
        }
        return labels.toString();
    }

    private static int number(String hexadecimal) {
        return Integer.parseInt(hexadecimal, 16);
    }
}

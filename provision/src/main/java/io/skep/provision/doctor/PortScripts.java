package io.skep.provision.doctor;

import io.skep.plans.remote.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * What watching and knocking hosts run. The watcher opens no port: it reads what the kernel lets in (raw(7)), behind the firewall's INPUT
 * chain, so that it does not matter whether anybody listens yet. Perl and bash are on every Debian and Ubuntu.
 */
final class PortScripts {

    static final int WATCHING = 12;

    private static final String WATCH = """
            use Socket;
            my ($seconds, $token, @ports) = @ARGV;
            my %want = map { $_ => 1 } @ports;
            socket(my $tcp, AF_INET, SOCK_RAW, 6) or die "$!";
            socket(my $udp, AF_INET, SOCK_RAW, 17) or die "$!";
            $| = 1;
            print "watching\\n";
            my (%told, $end);
            $end = time + $seconds;
            while (time < $end) {
              my $ready = "";
              vec($ready, fileno($tcp), 1) = 1;
              vec($ready, fileno($udp), 1) = 1;
              next unless select($ready, undef, undef, 0.5) > 0;
              for my $socket ($tcp, $udp) {
                next unless vec($ready, fileno($socket), 1);
                recv($socket, my $packet, 2048, 0);
                my $head = (ord($packet) & 15) * 4;
                my $from = inet_ntoa(substr($packet, 12, 4));
                my $port = unpack("n", substr($packet, $head + 2, 2));
                next unless $want{$port};
                my $line = "";
                if ($socket == $tcp) {
                  $line = "tcp $port $from" if (ord(substr($packet, $head + 13, 1)) & 18) == 2;
                } elsif (substr($packet, $head + 8) =~ /^skep-doctor \\Q$token\\E (\\S+)/) {
                  $line = "udp $port $1";
                }
                print "$line\\n" if $line && !$told{$line}++;
              }
            }
            """;

    private static final String AS_ROOT = "if [ \"$(id -u)\" = 0 ]; then exec \"$@\"; else exec sudo -n \"$@\"; fi";

    private static final String KNOCK = """
            token=$1; me=$2; shift 2
            echo knocking
            sleep 2
            for round in 1 2; do
              for target in "$@"; do
                IFS=/ read -r protocol address port <<< "$target"
                if [ "$protocol" = tcp ]; then
                  (timeout 2 bash -c "exec 3<>/dev/tcp/$address/$port" 2> /dev/null && echo "open $target") &
                else
                  (printf 'skep-doctor %s %s' "$token" "$me" > "/dev/udp/$address/$port") 2> /dev/null &
                fi
              done
              wait
              sleep 1
            done
            """;

    /** How the lines of the two begin. */
    static final String WATCHES = Command.quoted(List.of("sh", "-c", AS_ROOT));

    static final String KNOCKS = Command.quoted(List.of("bash", "-c", KNOCK));

    private PortScripts() {}

    /** Prints {@code watching}, then a line for everything that comes in: {@code tcp 2377 10.0.0.5}, {@code udp 7946 NAME}. */
    static Command watch(String token, List<String> ports) {
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", AS_ROOT, "sh", "timeout", Integer.toString(WATCHING + 5), "perl", "-e", WATCH));
        words.add(Integer.toString(WATCHING));
        words.add(token);
        words.addAll(ports);
        return Command.reading(words.toArray(String[]::new));
    }

    /** Prints {@code knocking}, then {@code open tcp/10.0.0.5/2377} for each connection that came about. */
    static Command knock(String token, String me, List<String> targets) {
        List<String> words = new ArrayList<>(List.of("bash", "-c", KNOCK, "bash", token, me));
        words.addAll(targets);
        return Command.reading(words.toArray(String[]::new));
    }
}

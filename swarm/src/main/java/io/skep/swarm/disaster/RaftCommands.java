package io.skep.swarm.disaster;

import static io.skep.plans.remote.Command.changing;
import static io.skep.plans.remote.Command.reading;

import io.skep.plans.remote.Command;
import java.time.Duration;

/**
 * The commands about the directory in which an engine keeps its part of the swarm: raft log, certificates, keys. {@code root}
 * is the engine's data root. Each is safe to run twice, and leaves the engine running whatever else it could not do.
 */
final class RaftCommands {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    // Of a vote, etcd's raft tells the voter's position first and then the candidate's.
    private static final String POSITION =
            "logterm: [0-9]+, index: [0-9]+[^]]*\\] (sent|cast|ignored|rejected) Msg(Pre)?Vote";

    // Engines mend what is torn at the log's end: it is no entry yet.
    private static final String KEEP = """
            [ -e "$2" ] && exit 0
            rm -rf "$2.part" && cp -a "$1/swarm" "$2.part" && mv "$2.part" "$2"
            """;

    private static final String PACK = """
            umask 077
            rm -f "$2" "$2.part"
            systemctl stop docker.socket docker.service &&
              tar --create --gzip --file "$2.part" --directory "$1" --exclude "swarm/skep-restored-*" swarm &&
              mv --no-target-directory "$2.part" "$2"
            packed=$?
            [ "$packed" = 0 ] || rm -f "$2" "$2.part"
            systemctl start docker.service && [ "$packed" = 0 ]
            """;

    private static final String UNPACK = """
            place() {
              echo "$3  $2" | sha256sum --check --status || { echo "the archive arrived damaged" >&2; return 1; }
              rm -rf "$1/skep-restore.part" && mkdir --mode=0700 "$1/skep-restore.part" &&
                tar --extract --gzip --file "$2" --directory "$1/skep-restore.part" swarm &&
                rm -f "$1/skep-restore.part/swarm"/skep-restored-* &&
                touch "$1/skep-restore.part/swarm/skep-restored-$3" &&
                systemctl stop docker.socket docker.service || return 1
              if [ -e "$1/swarm" ]; then mv "$1/swarm" "$4" || return 1; fi
              mv "$1/skep-restore.part/swarm" "$1/swarm"
            }
            [ -e "$1/swarm/skep-restored-$3" ] || place "$@"
            placed=$?
            systemctl start docker.service
            started=$?
            rm -rf "$1/skep-restore.part"
            [ "$placed" = 0 ] && [ "$started" = 0 ] && rm -f "$2"
            """;

    private RaftCommands() {}

    /** Where an archive is made on the host, until it has been fetched. */
    static String archive(String root) {
        return root + "/skep-backup.tar.gz";
    }

    /** Where an archive waits on the host for being unpacked. */
    static String arrived(String root) {
        return root + "/skep-restore.tar.gz";
    }

    /** Where the directory of a manager is kept before anything is done to it. */
    static String kept(String root, String stamp) {
        return root + "/swarm-before-" + stamp;
    }

    /** The last line of the engine's log that tells, first of all, where its own raft log ends. */
    static Command position() {
        return reading("journalctl", "-u", "docker", "-n", "20000", "--no-pager", "-o", "cat")
                .pipe(reading("grep", "-E", POSITION))
                .pipe(reading("tail", "-n", "1"));
    }

    /** The names of snapshots and log files, which tell the index they begin at. */
    static Command files(String root) {
        return reading("ls", root + "/swarm/raft/snap-v3-encrypted", root + "/swarm/raft/wal-v3-encrypted");
    }

    /** Copies the directory while the engine runs. */
    static Command keep(String root, String stamp) {
        return script(KEEP, root, kept(root, stamp));
    }

    /** Stops the engine, packs the directory, and starts the engine again. */
    static Command pack(String root) {
        return script(PACK, root, archive(root));
    }

    /** Stops the engine, puts the directory out of an archive in the place of its own, and starts it again. */
    static Command unpack(String root, String sha256, String stamp) {
        return script(UNPACK, root, arrived(root), sha256, kept(root, stamp));
    }

    /** Removes an archive that was fetched. */
    static Command forget(String root) {
        return changing("rm", "-f", archive(root));
    }

    /** Succeeds where the directory came out of the archive with this checksum. */
    static Command unpacked(String root, String sha256) {
        return reading("test", "-e", mark(root, sha256));
    }

    /** Removes the mark by which that is known. */
    static Command unmark(String root, String sha256) {
        return changing("rm", "-f", mark(root, sha256));
    }

    private static String mark(String root, String sha256) {
        return root + "/swarm/skep-restored-" + sha256;
    }

    /** The copies that were kept before something was done. */
    static Command copies(String root) {
        return reading("find", root, "-maxdepth", "1", "-name", "swarm-before-*");
    }

    /** Succeeds where the manager's key is itself encrypted, as in an autolocked swarm; ends with 1 where it certainly is not. */
    static Command locks(String root) {
        return reading("grep", "-q", "ENCRYPTED", root + "/swarm/certificates/swarm-node.key");
    }

    private static Command script(String script, String... words) {
        String[] all = new String[words.length + 4];
        all[0] = "sh";
        all[1] = "-c";
        all[2] = script;
        all[3] = "sh";
        System.arraycopy(words, 0, all, 4, words.length);
        return changing(all).within(PATIENCE);
    }
}

package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import java.time.Duration;
import java.util.List;

/** The engine's service: commands that start, restart and reload it, and tell why it did not start. */
final class EngineService {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Checks daemon.json as engines since 23.0 can; succeeds without a look where the engine cannot. */
    static final Command VALIDATE = Command.changing("sh", "-c", """
            [ -s %1$s ] || exit 0
            dockerd --help | grep -q -- '--validate' || exit 0
            dockerd --validate --config-file %1$s 2>&1
            """.formatted(EngineFiles.DAEMON));

    /** Starts or restarts the engine and waits until it answers. The limit on starts, which a bad file uses up, is lifted. */
    static final Command RESTART = Command.changing("sh", "-c", """
                    systemctl daemon-reload
                    systemctl reset-failed docker.service docker.socket containerd.service 2> /dev/null
                    timeout 180 systemctl restart docker.service || exit 1
                    for try in $(seq 1 60); do
                      docker version --format '{{.Server.Version}}' > /dev/null 2>&1 && exit 0
                      systemctl is-active --quiet docker || exit 1
                      sleep 0.5
                    done
                    exit 1
                    """).within(PATIENCE);

    /** Has the engine read its file again and waits until it tells of it; fails where it does not. */
    static final Command RELOAD = Command.changing("sh", "-c", """
            since=$(date +%s.%N)
            systemctl reload docker.service || exit 1
            for try in $(seq 1 50); do
              [ -z "$(docker events --since "$since" --until "$(date +%s.%N)" --filter type=daemon --filter event=reload)" ] || exit 0
              sleep 0.2
            done
            exit 1
            """);

    /** Stops what must not run as it is. */
    static final Command STOP = Command.changing("systemctl", "stop", "docker.socket", "docker.service");

    /** What the engine said last. */
    static final Command JOURNAL = Command.reading("journalctl", "-u", "docker", "-n", "60", "--no-pager", "-o", "cat");

    private EngineService() {}

    /** The lines of the journal that tell why the engine did not start; at most three. */
    static List<String> reasons(String journal) {
        List<String> told = journal.lines()
                .map(String::strip)
                .filter(line -> line.contains("level=fatal")
                        || line.contains("failed to start daemon")
                        || line.contains("unable to configure the Docker daemon")
                        || line.contains("level=error")
                        || line.startsWith("Status: "))
                .map(line -> line.replaceFirst("^time=\\S+ level=\\S+ (msg=)?", ""))
                .distinct()
                .toList();
        List<String> lines = told.isEmpty()
                ? journal.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList()
                : told;
        return lines.subList(Math.max(0, lines.size() - 3), lines.size());
    }
}

#!/usr/bin/env bash
# hcl.sh: how long 1 MB of HCL takes to parse, in a JVM just started (cold) and in one that knows the code (warm).
# Each round is a JVM of its own; the median counts, of the processor time of the thread that parses, so that what else the machine
# does changes little; the wall clock is shown beside. Limits: 1 s cold, 0.3 s warm, 150 MB of heap. Ends with 1 when one is broken.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$home/bin/setup.sh"
find_jdk
find_maven
rounds=${1:-5}

cd "$home"
mvn -B -q -Dorg.slf4j.simpleLogger.defaultLogLevel=error -Dquick -pl plans -am test-compile >&2
classes=$home/plans/target/quick/classes:$home/plans/target/quick/test-classes
for ((round = 0; round < rounds; round++)); do
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx150m -cp "$classes" io.skep.plans.text.ParseSpeed
done | tee /dev/stderr | awk '
    function number(after) { match($0, after " [0-9.]+"); return substr($0, RSTART + length(after) + 1, RLENGTH - length(after) - 1) + 0 }
    function median(of,   i, j, t) {
        for (i = 1; i <= NR; i++) for (j = i + 1; j <= NR; j++) if (of[j] < of[i]) { t = of[i]; of[i] = of[j]; of[j] = t }
        return of[int((NR + 1) / 2)]
    }
    function line(what, took, limit) { printf "%-28s %4d ms   %.2f of the limit of %4d ms   %s\n", what, took, took / limit, limit, took <= limit ? "kept" : "BROKEN"; broken += took > limit }
    { cold[NR] = number("cold") * 1000; warm[NR] = number("warm") * 1000 }
    END { line("1 MB of HCL, cold", median(cold), 1000); line("1 MB of HCL, warm", median(warm), 300); exit broken > 0 }'

#!/bin/sh
# Builds skep for ./skep: without tests and guards (./dev has those), into a folder of its own, so that a skep that is
# running meanwhile keeps its jars. Tells ./skep in cli/target/skep.start what to start.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
. "$home/bin/setup.sh"

target=$home/cli/target
start=$target/skep.start
mkdir -p "$target/builds"

# One build at a time; who waited for another's build takes that one.
before=$(stat -c %y "$start" 2>/dev/null || echo none)
exec 9>"$target/builds/lock"
flock 9
[ "$before" = "$(stat -c %y "$start" 2>/dev/null || echo none)" ] || exit 0

find_jdk
find_maven
begun=$target/builds/begun
touch "$begun"
say "building (the first time Maven also fetches its libraries)"
rm -rf "$target/quick/lib"
(cd "$home" && mvn -B -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dquick -Dmaven.test.skip=true -pl cli -am package) >&2 ||
    stop "the build failed; what it said is above"

build=$target/builds/$(date +%s)
mkdir -p "$build"
cp "$target"/quick/cli-*.jar "$target"/quick/lib/*.jar "$build"
class_path=$(echo "$build"/cli-*.jar)
for jar in "$build"/*.jar; do
    case $jar in
    "$build"/cli-*) ;;
    *) class_path=$class_path:$jar ;;
    esac
done

say "making the start-up caches"
"$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$class_path" io.skep.cli.start.LinkAhead \
    "$build"/cli-*.jar "$build"/plans-*.jar "$build"/drivers-*.jar "$build"/provision-*.jar "$build"/swarm-*.jar
for cache in version validate skep; do
    mkdir "$build/simulated"
    "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$build/$cache.aot" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dskep.home="$home" \
        -cp "$class_path" io.skep.cli.WarmUp "$cache" "$home" "$build/simulated" >"$build/warm-up-$cache.log" 2>&1 ||
        say "a start-up cache could not be made (see $build/warm-up-$cache.log): skep works, but starts slower"
    rm -rf "$build/simulated"
done

printf "java='%s'\nbuild='%s'\nclass_path='%s'\n" "$JAVA_HOME/bin/java" "$build" "$class_path" >"$start.new"
touch -r "$begun" "$start.new"
mv "$start.new" "$start"

# The last build but one may still be running; older ones go.
ls -d "$target"/builds/[0-9]* | sort | head -n -2 | xargs -r rm -rf
say "built"

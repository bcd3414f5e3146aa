#!/usr/bin/env bash
# bench.sh engine [SIZE...]: see bench/engine.sh.
# bench.sh hcl [ROUNDS]: see bench/hcl.sh.
# bench.sh startup: how long skep takes to start, beside terraform, as ratios. Rounds are interleaved, so that what else
# the machine does meanwhile falls on all alike; the median counts.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$home/bin/setup.sh"
case ${1:-} in
startup) ;;
engine)
    shift
    exec "$home/bench/engine.sh" "$@"
    ;;
hcl)
    shift
    exec "$home/bench/hcl.sh" "$@"
    ;;
*) stop "please type: ./dev bench startup, or: ./dev bench engine, or: ./dev bench hcl" ;;
esac
rounds=15

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
    printf 'locals {\n  addresses = [for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] : "10.0.0.${n}"]\n}\n'
    printf 'host "first" {\n  driver "generic" {\n    address = "10.0.0.100"\n    user    = "root"\n    key     = "key"\n  }\n  engine {}\n  swarm {\n    role = "manager"\n  }\n}\n'
    printf 'host "worker" {\n  count = 19\n  driver "generic" {\n    address = local.addresses[count.index]\n    user    = "root"\n    key     = "key"\n  }\n  engine {}\n  swarm {\n    role = "worker"\n  }\n}\nswarm {}\n'
} >"$work/topology.hcl"

# time_of NAME COMMAND...: adds the milliseconds of one run to the file NAME; a failed run stops the bench.
time_of() {
    local name=$1 begun ended
    shift
    begun=${EPOCHREALTIME/[.,]/}
    "$@" >"$work/output" 2>&1 || { cat "$work/output" >&2; stop "failed: $*"; }
    ended=${EPOCHREALTIME/[.,]/}
    awk "BEGIN { print ($ended - $begun) / 1000 }" >>"$work/$name.times"
}

median() { sort -n "$work/$1.times" | awk '{ all[NR] = $1 } END { printf "%.0f", all[int((NR + 1) / 2)] }'; }

# line WHAT MILLISECONDS LIMIT: the ratio to the limit, and whether it is kept.
line() { awk -v what="$1" -v took="$2" -v limit="$3" 'BEGIN {
    printf "%-34s %4d ms   %.2f of the limit of %d ms   %s\n", what, took, took / limit, limit, took <= limit ? "kept" : "BROKEN" }'; }

"$home/skep" version >/dev/null # build first, if need be
terraform=$(command -v terraform || true)
validate=yes
"$home/skep" -chdir="$work" validate >/dev/null 2>&1 || validate=
for ((round = 0; round < rounds; round++)); do
    time_of version "$home/skep" version
    [ -z "$terraform" ] || time_of terraform env CHECKPOINT_DISABLE=1 "$terraform" version
    [ -z "$validate" ] || time_of validate "$home/skep" -chdir="$work" validate
done

if [ -n "$terraform" ]; then
    theirs=$(median terraform)
    printf '%-34s %4d ms\n' "terraform version" "$theirs"
    ours=$(median version)
    line "skep version" "$ours" "$((theirs * 3 / 2))"
    awk "BEGIN { printf \"skep version takes %.2f times what terraform version takes (limit 1.5)\\n\", $ours / $theirs }"
else
    printf '%-34s %4d ms   (terraform is not installed here: nothing to compare with)\n' "skep version" "$(median version)"
fi
if [ -n "$validate" ]; then
    line "skep validate, 20 hosts" "$(median validate)" 150
else
    echo "skep validate fails on the bench's topology of 20 hosts; it says:"
    "$home/skep" -chdir="$work" validate || exit 1
fi

#!/usr/bin/env bash
# engine.sh [SIZE...]: what the engine of change costs, beside terraform's, for the same shapes: CPU seconds (user and
# system) and the peak memory of the whole process, of plan, apply, a plan of nothing and destroy. Nothing is made: skep's
# hosts are simulated, terraform's resources are terraform_data. CPU time, not elapsed time, so that a busy machine counts
# less. SHAPES limits the shapes, THEIRS_UP_TO the sizes that terraform is run with.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$home/bin/setup.sh"
. "$home/bench/shapes.sh"
sizes=${*:-100 1000 10000}
theirs_up_to=${THEIRS_UP_TO:-1000}
shapes=${SHAPES:-$shapes}
operations="plan apply no-op destroy"
export CHECKPOINT_DISABLE=1

[ -x /usr/bin/time ] || install_packages "GNU time, which measures" time
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measured FILE COMMAND...: appends "CPU-seconds peak-megabytes" of a run to a file; a failed run stops the bench.
measured() {
    local file=$1
    shift
    /usr/bin/time -o "$work/time" -f '%U %S %M' "$@" >"$work/output" 2>&1 ||
        { tail -n 20 "$work/output" >&2; stop "failed: $*"; }
    awk '{ printf "%.2f %.0f\n", $1 + $2, $3 / 1024 }' "$work/time" >>"$file"
}

run_ours() {
    local words
    for operation in $operations; do
        case $operation in
        plan | no-op) words="plan" ;;
        *) words="$operation -auto-approve" ;;
        esac
        # shellcheck disable=SC2086 # words
        measured "$1.costs" "$home/skep" -chdir="$1" $words
    done
}

run_theirs() {
    local words
    terraform -chdir="$1" init -input=false >"$work/output" 2>&1 || { cat "$work/output" >&2; stop "terraform init failed"; }
    for operation in $operations; do
        case $operation in
        plan | no-op) words="plan -input=false" ;;
        *) words="$operation -input=false -auto-approve" ;;
        esac
        # shellcheck disable=SC2086 # words
        measured "$1.costs" terraform -chdir="$1" $words
    done
}

# folder TOOL SHAPE SIZE: makes a folder with the topology and tells its name.
folder() {
    local folder="$work/$1-$2-$3"
    mkdir "$folder"
    case $1 in
    ours) ours "$2" "$3" >"$folder/topology.hcl" ;;
    theirs) theirs "$2" "$3" >"$folder/main.tf" ;;
    esac
    printf '%s' "$folder"
}

# rows SHAPE SIZE: one row for each operation; the growth is that of ours since the size before.
rows() {
    local ours="$work/ours-$1-$2.costs" theirs="$work/theirs-$1-$2.costs" before="$work/ours-$1-${smaller:-none}.costs"
    [ -f "$theirs" ] || theirs=/dev/null
    [ -f "$before" ] || before=/dev/null
    printf '%s\n' $operations | awk -v shape="$1" -v size="$2" -v smaller="${smaller:-0}" \
        -v ours="$ours" -v theirs="$theirs" -v before="$before" '{
        getline mine <ours; split(mine, our); their[1] = ""; was[1] = ""
        if ((getline line <theirs) > 0) split(line, their)
        if ((getline line <before) > 0) split(line, was)
        printf "| %s | %d | %s | %.2f | %d |", shape, size, $1, our[1], our[2]
        if (their[1] == "") printf " | | |"
        else printf " %.2f | %d | %.2f |", their[1], their[2], our[1] / their[1]
        if (was[1] == "") print " |"
        else printf " %.1f for %.0f |\n", our[1] / was[1], size / smaller
    }'
}

"$home/skep" version >/dev/null # build first, if need be
if command -v terraform >/dev/null; then
    echo "Terraform is run with up to $theirs_up_to resources: its cost grows with their square (THEIRS_UP_TO changes that)."
else
    theirs_up_to=0
    echo "terraform is not on the PATH: skep is measured alone."
fi
echo
echo "| shape | resources | operation | skep CPU s | skep MB | terraform CPU s | terraform MB | ratio of CPU | growth of skep's CPU |"
echo "|---|--:|---|--:|--:|--:|--:|--:|--:|"
for shape in $shapes; do
    smaller=
    for size in $sizes; do
        run_ours "$(folder ours "$shape" "$size")"
        [ "$size" -gt "$theirs_up_to" ] || run_theirs "$(folder theirs "$shape" "$size")"
        rows "$shape" "$size"
        smaller=$size
    done
done

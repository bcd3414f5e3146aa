#!/bin/sh
# Makes the lab ready: a Docker Engine that answers and the image builder. Safe to run again: says nothing and takes
# a moment when all is there. Ends with 0 when the lab is ready; otherwise with 1, and says on stderr what to type.
set -u
home=$(cd "$(dirname "$0")/.." && pwd)
. "$home/bin/setup.sh"
ready_engine
ready_image_builder

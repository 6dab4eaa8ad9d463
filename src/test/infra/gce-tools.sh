#!/bin/sh
# Brings Google's own description of Compute Engine, which only tests need, in an environment of its own: from the package index,
# pinned by version and SHA-256. Prints the folder that holds venv/bin/python. Whatever cannot be had is an error.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
name=gce
. "$here/pinned-venv.sh"

bring() { fetch "Compute Engine's description" install -r "$here/gce-tools.txt"; }

prepare bring
echo "$folder"

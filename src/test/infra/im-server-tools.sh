#!/bin/sh
# Brings the Infrastructure Manager itself, which only the benchmark beside it needs, in an environment of its own: from the package
# index, pinned by version and SHA-256. Prints the folder that holds venv/bin/python. Whatever cannot be had is an error.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
name=im-server
. "$here/pinned-venv.sh"

# radl comes as a source only.
bring() { fetch "the Infrastructure Manager" install --no-binary radl -r "$here/im-server-tools.txt"; }

prepare bring
echo "$folder"

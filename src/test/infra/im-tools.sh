#!/bin/sh
# Brings the Infrastructure Manager's own client, which only tests need, in an environment of its own: from the package index, pinned
# by version and SHA-256. Prints the folder that holds venv/bin/im_client. Whatever cannot be had is an error.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
name=im
. "$here/pinned-venv.sh"

# radl comes as a source only.
bring() { fetch im-client install --no-binary radl -r "$here/im-tools.txt"; }

prepare bring
echo "$folder"

#!/bin/sh
# Brings moto, a server that answers as Amazon EC2 does, which only tests need, in an environment of its own: from the package index,
# pinned by version and SHA-256. Prints the folder that holds venv/bin/moto_server. Whatever cannot be had is an error.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
name=moto
. "$here/pinned-venv.sh"

bring() { fetch moto install -r "$here/moto-tools.txt"; }

prepare bring
echo "$folder"

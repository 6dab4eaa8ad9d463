#!/bin/sh
# Brings Microsoft's packages for Python, by which azure_cloud.py holds calls against Azure's own models, in an environment of its own: from
# the package index, pinned by version and SHA-256; only tests need them. Prints the folder that holds venv/bin/python. Whatever cannot be
# had is an error.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
name=azure
. "$here/pinned-venv.sh"

bring() { fetch "Microsoft's packages" install -r "$here/azure-tools.txt"; }

prepare bring
echo "$folder"

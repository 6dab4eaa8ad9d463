#!/bin/sh
# Brings OSCAR's own client for Python, which only tests need, in an environment of its own: from the package index, pinned by version
# and SHA-256. Prints the folder that holds venv/bin/python. Whatever cannot be had is an error.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
name=oscar
. "$here/pinned-venv.sh"

bring() { fetch oscar-python install -r "$here/oscar-tools.txt"; }

prepare bring
echo "$folder"

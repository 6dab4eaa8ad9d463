#!/bin/sh
# Brings what only tests and benchmarks of TOSCA need: tosca-parser in an environment of its own, and an older one unpacked, which
# carries its test templates and examples of the OASIS specification. Both come from the package index, pinned by version and
# SHA-256. Prints the folder that holds venv/bin/python and data/toscaparser. Whatever cannot be had is an error.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
name=tosca
. "$here/pinned-venv.sh"
sum=b8d47c87907b1dc25172ff7ef400251fe62f483fb1cc99d42ee3c03d7685d856

bring() {
  rm -rf "$folder/data" "$folder/download"
  fetch tosca-parser install -r "$here/tosca-tools.txt"
  echo "tosca-parser==2.9.0 --hash=sha256:$sum" >"$folder/data.txt"
  fetch "the templates of tosca-parser 2.9.0" download -r "$folder/data.txt" -d "$folder/download"
  "$folder/venv/bin/python" -m zipfile -e "$folder"/download/tosca_parser-2.9.0-*.whl "$folder/data"
}

prepare bring
echo "$folder"

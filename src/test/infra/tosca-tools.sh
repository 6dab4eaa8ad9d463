#!/bin/sh
# Brings what only tests and benchmarks of TOSCA need: tosca-parser in an environment of its own, and an older one unpacked, which
# carries its test templates and examples of the OASIS specification. Both come from the package index, pinned by version and
# SHA-256. Prints the folder that holds venv/bin/python and data/toscaparser. Whatever cannot be had is an error.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=$(dirname "$(dirname "$(dirname "$here")")")
folder=${LEVANTE_CACHE:-$home/.levante/cache}/tosca
sum=b8d47c87907b1dc25172ff7ef400251fe62f483fb1cc99d42ee3c03d7685d856
print=$(cat "$here/tosca-tools.sh" "$here/tosca-tools.txt" | sha256sum | cut -d' ' -f1)

fail() { echo "tosca-tools: $1" >&2; exit 1; }

# An environment with pip in it. Debian ships the module that puts it there apart.
environment() {
  python3 -m venv "$1" >"$folder/log" 2>&1 && return 0
  rm -rf "$1"
  [ "$(id -u)" -eq 0 ] || fail "python3 cannot make an environment; install python3-venv first"
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install python3-venv; } \
    >"$folder/log" 2>&1 || fail "python3-venv could not be installed; see $folder/log"
  python3 -m venv "$1" >"$folder/log" 2>&1 || fail "python3 made no environment; see $folder/log"
}

command -v python3 >/dev/null || fail "python3 is missing"
mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9
if [ ! -f "$folder/stamp" ] || [ "$(cat "$folder/stamp")" != "$print" ]; then
  rm -rf "$folder/venv" "$folder/data" "$folder/download"
  environment "$folder/venv"
  pip="$folder/venv/bin/pip --disable-pip-version-check --no-input -q"
  $pip install --no-deps --only-binary :all: --require-hashes -r "$here/tosca-tools.txt" >"$folder/log" 2>&1 ||
    fail "tosca-parser could not be fetched; see $folder/log"
  echo "tosca-parser==2.9.0 --hash=sha256:$sum" >"$folder/data.txt"
  $pip download --no-deps --only-binary :all: --require-hashes -r "$folder/data.txt" -d "$folder/download" >"$folder/log" 2>&1 ||
    fail "the templates of tosca-parser 2.9.0 could not be fetched; see $folder/log"
  "$folder/venv/bin/python" -m zipfile -e "$folder"/download/tosca_parser-2.9.0-*.whl "$folder/data"
  echo "$print" >"$folder/stamp"
fi
exec 9>&-
echo "$folder"

#!/bin/sh
# Brings the Infrastructure Manager's own client, which only tests need, in an environment of its own: from the package index, pinned
# by version and SHA-256. Prints the folder that holds venv/bin/im_client. Whatever cannot be had is an error.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=$(dirname "$(dirname "$(dirname "$here")")")
folder=${LEVANTE_CACHE:-$home/.levante/cache}/im
print=$(cat "$here/im-tools.sh" "$here/im-tools.txt" | sha256sum | cut -d' ' -f1)

fail() { echo "im-tools: $1" >&2; exit 1; }

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
  rm -rf "$folder/venv"
  environment "$folder/venv"
  "$folder/venv/bin/pip" --disable-pip-version-check --no-input -q install --no-deps --require-hashes --only-binary :all: \
    --no-binary radl -r "$here/im-tools.txt" >"$folder/log" 2>&1 || fail "im-client could not be fetched; see $folder/log"
  echo "$print" >"$folder/stamp"
fi
exec 9>&-
echo "$folder"

# For the scripts beside this one, which source it: an environment of Python with what a list pins by version and SHA-256.
#
#   here     the folder of the scripts
#   name     what the environment is for: $name-tools.sh asks for it, and $name-tools.txt is its list
#   folder   where it goes to, once prepare has been called
#
# Whatever cannot be had is an error.
set -eu
home=$(dirname "$(dirname "$(dirname "$here")")")
folder=${LEVANTE_CACHE:-$home/.levante/cache}/$name
print=$(cat "$here/pinned-venv.sh" "$here/$name-tools.sh" "$here/$name-tools.txt" | sha256sum | cut -d' ' -f1)

fail() { echo "$name-tools: $1" >&2; exit 1; }

# An environment with pip in it. Debian ships the module that puts it there apart.
environment() {
  python3 -m venv "$1" >"$folder/log" 2>&1 && return 0
  rm -rf "$1"
  [ "$(id -u)" -eq 0 ] || fail "python3 cannot make an environment; install python3-venv first"
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install python3-venv; } \
    >"$folder/log" 2>&1 || fail "python3-venv could not be installed; see $folder/log"
  python3 -m venv "$1" >"$folder/log" 2>&1 || fail "python3 made no environment; see $folder/log"
}

# fetch WHAT COMMAND OPTIONS...: a command of pip for what is pinned; what it says goes to the log.
fetch() {
  what=$1
  command=$2
  shift 2
  "$folder/venv/bin/pip" --disable-pip-version-check --no-input -q "$command" --no-deps --require-hashes --only-binary :all: \
    "$@" >"$folder/log" 2>&1 || fail "$what could not be fetched; see $folder/log"
}

# prepare FUNCTION: makes the environment and calls the function, unless it is there as the scripts want it; others wait.
prepare() {
  command -v python3 >/dev/null || fail "python3 is missing"
  mkdir -p "$folder"
  exec 9>"$folder/lock"
  flock 9
  if [ ! -f "$folder/stamp" ] || [ "$(cat "$folder/stamp")" != "$print" ]; then
    rm -rf "$folder/venv"
    environment "$folder/venv"
    "$1"
    echo "$print" >"$folder/stamp"
  fi
  exec 9>&-
}

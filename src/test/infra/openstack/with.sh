#!/bin/bash
# Runs a command while the OpenStack with machines is up: installs and makes what is missing, starts it, and stops it in the end
# however that comes about. A run that was killed with -9 is cleaned up after by the next one. An OpenStack that somebody has started by
# hand (up.sh --machines) is used as it is, and left running.
#   with.sh COMMAND...   ends with the command's exit code; 3 when such a run is going on, 4 when something cannot be had here
# The command finds the cloud by LEVANTE_REAL_KEYSTONE, _USER, _PASSWORD and _PROJECT.
set -u
HERE=$(cd "$(dirname "$0")" && pwd)
export LEVANTE_CACHE=${LEVANTE_CACHE:-${HOME:-/root}/.cache/levante}
RUN=$LEVANTE_CACHE/real # ours alone: the lock, the logs, and the mark that OpenStack was started here
child=
say() { echo "levante: $*" >&2; }
die() { code=$1; shift; say "$*"; exit $code; }

mkdir -p "$RUN" || die 4 "cannot make the folder $RUN"
exec 9>>"$RUN/lock"
flock -n 9 || die 3 "other real tests run on this machine (lock: $RUN/lock)"

# run LOG COMMAND...: in a session of its own, so that a signal finds this script free to end it.
run() {
  log=$1; shift
  if [ "$log" = - ]; then setsid "$@" 9>&- </dev/null & else setsid "$@" >"$log" 2>&1 9>&- </dev/null & fi
  child=$!
  wait $child
  code=$?
  child=
  return $code
}
if [ "$(id -u)" = 0 ]; then AS_ROOT=; else AS_ROOT="sudo -n --preserve-env=LEVANTE_CACHE,HOME"; fi

# Maven, its tests and the servers that they started are known by a word in their environment, which nobody else's process has.
marked() { grep -lzsx "LEVANTE_REAL_RUN=$RUN" /proc/[0-9]*/environ | cut -d/ -f3; }
end_tests() {
  [ "$(marked)" ] || return 0
  kill $(marked) 2>/dev/null
  for i in $(seq 100); do [ "$(marked)" ] || return 0; sleep .2; done
  kill -9 $(marked) 2>/dev/null
}
stop() {
  [ -z "$child" ] || $AS_ROOT kill -- -$child 2>/dev/null
  end_tests
  [ -z "$child" ] || wait $child 2>/dev/null
  if [ -f "$RUN/started" ]; then
    say "stopping OpenStack"
    $AS_ROOT bash "$HERE/down.sh" >"$RUN/down.log" 2>&1 9>&-
    rm -f "$RUN/started"
  fi
}
finish() { code=$?; trap '' INT TERM HUP; stop; exit $code; }

bash "$HERE/prerequisites.sh" host || exit
if [ -f "$RUN/started" ] || [ "$(marked)" ]; then say "cleaning up after a run that was killed"; stop; fi
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

if $AS_ROOT bash "$HERE/up.sh" --is-up 9>&-; then
  say "using the OpenStack that runs here already, and leaving it running"
else
  say "OpenStack's packages and machines are seen to (logs: $RUN); the first time that takes some minutes"
  run "$RUN/install.log" $AS_ROOT bash "$HERE/install.sh" || { tail -n 20 "$RUN/install.log" >&2; die 4 "could not install OpenStack; all of it: $RUN/install.log"; }
  $AS_ROOT bash "$HERE/prerequisites.sh" kernel 9>&- || exit
  touch "$RUN/started"
  run "$RUN/up.log" $AS_ROOT bash "$HERE/up.sh" --machines || { tail -n 20 "$RUN/up.log" >&2; die 1 "OpenStack does not start; all of it: $RUN/up.log"; }
  run "$RUN/empty.log" /usr/bin/python3 "$HERE/empty.py" || { tail -n 20 "$RUN/empty.log" >&2; die 1 "what earlier tests left in OpenStack cannot be deleted; to start anew, remove the folder $LEVANTE_CACHE/openstack-machines"; }
  say "$(tail -n 1 "$RUN/up.log"), after $SECONDS s"
fi
run - env LEVANTE_REAL_RUN="$RUN" LEVANTE_REAL_KEYSTONE=http://127.0.0.1:15000/v3 LEVANTE_REAL_USER=demo LEVANTE_REAL_PASSWORD=demo LEVANTE_REAL_PROJECT=demo "$@"

#!/bin/bash
# A real PostgreSQL (Debian's package) on loopback, for tests.
#   database.sh up FOLDER [OWNER]   starts one whose state is in FOLDER; when the process OWNER ends, however that comes about, it is taken down.
#                                   Installs the package first where it is missing and may be.
#   database.sh fresh FOLDER        makes an empty database in it; the last line printed is its JDBC URL
#   database.sh down FOLDER         kills it and removes FOLDER
# Its user is levante, without a password: only loopback is listened on.
set -euo pipefail
VERB=${1:-}; RUN=${2:-}
[[ $VERB && $RUN ]] || { sed -n '2,7p' "$0" >&2; exit 2; }

newest() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
install() {
  [[ $(newest) ]] && return
  local as_root=; [[ $(id -u) == 0 ]] || as_root="sudo -n"
  command -v apt-get >/dev/null || { echo "database.sh: PostgreSQL is missing, and there is no apt-get to install it with" >&2; exit 4; }
  { $as_root apt-get -q update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install postgresql; } >&2
}
# It refuses to run as root.
own() { if [[ $(id -u) == 0 ]]; then (cd / && setpriv --reuid postgres --regid postgres --init-groups env HOME=/tmp "$@"); else "$@"; fi; }

case $VERB in
  up)
    install
    mkdir -p "$RUN"/{data,socket}; RUN=$(readlink -f "$RUN")
    if [[ $(id -u) == 0 ]]; then
      chown -R postgres:postgres "$RUN"
      # Folders above it that only root may enter, as temporary ones are.
      own test -x "$RUN/data" || chmod o+x "$(dirname "$RUN")"
    fi
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' >"$RUN/port"
    own "$(newest)/initdb" -D "$RUN/data" -U levante -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$RUN/log" 2>&1 || { tail -n 5 "$RUN/log" >&2; exit 1; }
    own "$(newest)/pg_ctl" -D "$RUN/data" -w -t 60 -l "$RUN/data/server.log" start \
      -o "-c listen_addresses=127.0.0.1 -c port=$(cat "$RUN/port") -c unix_socket_directories=$RUN/socket -c max_connections=60" >>"$RUN/log" 2>&1 ||
      { tail -n 5 "$RUN/log" "$RUN/data/server.log" >&2; exit 1; }
    if [[ ${3:-} ]]; then
      setsid bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec bash "$2" down "$3"' bash "$3" "$(readlink -f "$0")" "$RUN" >/dev/null 2>&1 </dev/null &
    fi ;;
  fresh)
    RUN=$(readlink -f "$RUN")
    name=t$(python3 -c 'import secrets; print(secrets.token_hex(8))')
    own "$(newest)/psql" -q -h 127.0.0.1 -p "$(cat "$RUN/port")" -U levante -d postgres -c "CREATE DATABASE $name" >&2
    echo "jdbc:postgresql://127.0.0.1:$(cat "$RUN/port")/$name?user=levante" ;;
  down)
    [[ -e $RUN ]] || exit 0
    own "$(newest)/pg_ctl" -D "$RUN/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$RUN" ;;
  *) echo "database.sh: there is no verb $VERB" >&2; exit 2 ;;
esac

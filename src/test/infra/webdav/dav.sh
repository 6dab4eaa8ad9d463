#!/bin/bash
# A real WebDAV server (Debian's Apache httpd with mod_dav) on loopback, for tests.
#   dav.sh up FOLDER [OWNER]   starts one whose state is in FOLDER, on a free port of its own; the last line printed is its address, a URL with
#                              a path. When the process OWNER ends it is taken down. Installs the package first where it is missing and may be.
#   dav.sh kill FOLDER         kills it (-9)      dav.sh again FOLDER   starts it again, on the same port and data
#   dav.sh down FOLDER         kills it and removes FOLDER
# Its user is levante / levante-secret; what it serves lies in FOLDER/data.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
VERB=${1:-}; RUN=${2:-}
[[ $VERB && $RUN ]] || { sed -n '2,7p' "$0" >&2; exit 2; }
HTTPD=/usr/sbin/apache2; MODULES=/usr/lib/apache2/modules

# Only its programs: Debian's package of that name has no service, and starts nothing.
install() {
  [[ -x $HTTPD && -e $MODULES/mod_dav_fs.so ]] && return
  local as_root=; [[ $(id -u) == 0 ]] || as_root="sudo -n"
  command -v apt-get >/dev/null || { echo "dav.sh: Apache httpd is missing, and there is no apt-get to install it with" >&2; exit 4; }
  { $as_root apt-get -q update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install apache2-bin; } >&2
}

configure() {
  local module
  for module in mpm_event authn_core authz_core authz_user auth_basic authn_file alias dav dav_fs; do
    echo "LoadModule ${module}_module $MODULES/mod_$module.so"
  done
  cat <<C
ServerRoot "$RUN"
ServerName 127.0.0.1
Listen 127.0.0.1:$1
PidFile "$RUN/pid"
ErrorLog "$RUN/log"
$([[ $(id -u) != 0 ]] || printf 'User www-data\nGroup www-data')
Mutex file:$RUN/state
DefaultRuntimeDir "$RUN/state"
DavLockDB "$RUN/state/locks"
DocumentRoot "$RUN/empty"
Alias /dav "$RUN/data"
<Directory />
  Require all denied
</Directory>
<Directory "$RUN/data">
  Dav On
  AuthType Basic
  AuthName levante
  AuthUserFile "$RUN/users"
  Require valid-user
</Directory>
C
}

alive() { [[ -s $RUN/pid && $(readlink -f "/proc/$(cat "$RUN/pid")/exe") == "$HTTPD" ]]; }
kill_now() {
  if alive; then
    # Its own session, so that its children go with it.
    kill -9 -- "-$(cat "$RUN/pid")" 2>/dev/null || kill -9 "$(cat "$RUN/pid")"
  fi
  rm -f "$RUN/pid"
}

start() {
  setsid "$HTTPD" -f "$RUN/httpd.conf" -DFOREGROUND >>"$RUN/log" 2>&1 </dev/null &
  for (( i = 0; i < 100; i++ )); do
    if [[ $(curl -s -o /dev/null --noproxy '*' -m 2 -w '%{http_code}' "$(cat "$RUN/endpoint")/") == 401 ]] && alive; then return; fi
    sleep 0.1
  done
  echo "dav.sh: Apache httpd is not ready after 10 s" >&2; tail -n 10 "$RUN/log" >&2; exit 1
}

case $VERB in
  up)
    install
    mkdir -p "$RUN"/{data,state,empty}; RUN=$(readlink -f "$RUN")
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    echo "http://127.0.0.1:$port/dav" >"$RUN/endpoint"
    echo "levante:$(openssl passwd -apr1 levante-secret)" >"$RUN/users"
    configure "$port" >"$RUN/httpd.conf"
    if [[ $(id -u) == 0 ]]; then
      chown -R www-data:www-data "$RUN/data" "$RUN/state"
      chmod o+x "$RUN"
      # Folders above it that only root may enter, as temporary ones are.
      setpriv --reuid www-data --regid www-data --clear-groups test -x "$RUN/data" || chmod o+x "$(dirname "$RUN")"
    fi
    start
    if [[ ${3:-} ]]; then
      setsid nohup bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec bash "$2" down "$3"' - "$3" "$HERE/dav.sh" "$RUN" >/dev/null 2>&1 </dev/null &
    fi
    cat "$RUN/endpoint" ;;
  kill) kill_now ;;
  again) start ;;
  down)
    [[ -e $RUN ]] || exit 0
    kill_now
    rm -rf "$RUN" ;;
  *) echo "dav.sh: there is no verb $VERB" >&2; exit 2 ;;
esac

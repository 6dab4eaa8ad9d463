#!/bin/bash
# A real Keycloak on loopback, for tests: a provider of OpenID Connect. It is Apache-2.0, fetched as Maven's artefact and run as a process of its own.
#   keycloak.sh up FOLDER [OWNER]  starts one whose state is in FOLDER, on a free port, with the realm of realm.json; the last line printed is its issuer.
#                                  When the process OWNER ends it is taken down. Fetches it first (160 MB) where it is not in the cache.
#   keycloak.sh down FOLDER        kills it and removes FOLDER
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
CACHE=${LEVANTE_CACHE:-${HOME:-/root}/.cache/levante}/keycloak
VERB=${1:-}; RUN=${2:-}
[[ $VERB && $RUN ]] || { sed -n '2,5p' "$0" >&2; exit 2; }
VERSION=26.5.6 # runs on Java 17
COPY=org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy

fetch() (
  mkdir -p "$CACHE"
  exec 9>"$CACHE/lock"; flock 9
  [[ -e $CACHE/$VERSION/version.txt ]] && exit
  echo "keycloak.sh: fetching Keycloak $VERSION" >&2
  rm -rf "$CACHE/new"; mkdir "$CACHE/new"
  (cd "$CACHE/new" && mvn -B -q -Dstyle.color=never "$COPY" "-Dartifact=org.keycloak:keycloak-quarkus-dist:$VERSION:zip" -DoutputDirectory=. >log 2>&1) ||
    { cat "$CACHE/new/log" >&2; exit 1; }
  (cd "$CACHE/new" && python3 -m zipfile -e "keycloak-quarkus-dist-$VERSION.zip" .)
  mv "$CACHE/new/keycloak-$VERSION" "$CACHE/$VERSION"; rm -rf "$CACHE/new"
)

case $VERB in
  up)
    fetch
    mkdir -p "$RUN"; RUN=$(readlink -f "$RUN")
    # It changes its own files when it starts.
    cp -r "$CACHE/$VERSION" "$RUN/home"
    mkdir -p "$RUN/home/data/import"; cp "$HERE/realm.json" "$RUN/home/data/import/"
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    issuer=http://127.0.0.1:$port/realms/lab
    JAVA_OPTS_KC_HEAP="-Xms64m -Xmx512m" KC_HTTP_HOST=127.0.0.1 KC_HTTP_PORT=$port \
      setsid bash "$RUN/home/bin/kc.sh" start-dev --import-realm >"$RUN/log" 2>&1 </dev/null &
    echo $! >"$RUN/pid"
    if [[ ${3:-} ]]; then
      setsid bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec bash "$2" down "$3"' bash "$3" "$(readlink -f "$0")" "$RUN" >/dev/null 2>&1 </dev/null &
    fi
    for _ in $(seq 300); do
      python3 -c 'import sys, urllib.request as u; u.urlopen(sys.argv[1], timeout=5)' "$issuer/.well-known/openid-configuration" 2>/dev/null && { echo "$issuer"; exit 0; }
      kill -0 "$(cat "$RUN/pid")" 2>/dev/null || break
      sleep 1
    done
    tail -n 20 "$RUN/log" >&2; echo "keycloak.sh: it does not answer" >&2; exit 1 ;;
  down)
    [[ -e $RUN ]] || exit 0
    # The script and the Java that it started are one session.
    kill -9 -- "-$(cat "$RUN/pid")" 2>/dev/null || true
    rm -rf "$RUN" ;;
  *) echo "keycloak.sh: there is no verb $VERB" >&2; exit 2 ;;
esac

#!/bin/bash
# A real MinIO on loopback, for tests. It is AGPL-3.0: built from Go modules, run as a process of its own, neither linked nor shipped.
#   store.sh up FOLDER [OWNER] [ADDRESS]   starts one whose state is in FOLDER, on ADDRESS (127.0.0.1) and a free port of its own; the last line
#                                          printed is its endpoint. When the process OWNER ends it is taken down. Builds it first where needed.
#   store.sh kill FOLDER      kills it (-9)      store.sh again FOLDER     starts it again, on the same port and data
#   store.sh grow FOLDER SIZE gives one whose space is bounded so much, and lets it run on
#   store.sh tell FOLDER      starts a killed one again whose events are posted as the variables say from now on
#   store.sh down FOLDER      kills it and removes FOLDER
# Its user is levante / levante-secret. LEVANTE_S3_WEBHOOK and LEVANTE_S3_TOKEN name where its one target (arn:minio:sqs::levante:webhook) posts to;
# LEVANTE_S3_QUEUE=0 turns its queue on disk off. LEVANTE_S3_SPACE=64M gives one so much space only, in memory: what is killed has lost its data.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
CACHE=${LEVANTE_CACHE:-${HOME:-/root}/.cache/levante}/objectstore
VERB=${1:-}; RUN=${2:-}
[[ $VERB && $RUN ]] || { sed -n '2,12p' "$0" >&2; exit 2; }
BIN=$CACHE/bin/minio
VERSION=v0.0.0-20260212201848-7aac2a2c5b7c # the last commit; the repository is archived

build() (
  mkdir -p "$CACHE/bin"
  exec 9>"$CACHE/lock"; flock 9
  [[ -x $BIN && $(cat "$CACHE/version" 2>/dev/null) == "$VERSION" ]] && exit
  command -v go >/dev/null || { echo "store.sh: MinIO is built with Go 1.24 or newer, which is missing here" >&2; exit 4; }
  echo "store.sh: building MinIO, which takes 4 to 13 minutes the first time" >&2
  GOBIN=$CACHE/new CGO_ENABLED=0 nice -n 10 go install -trimpath -ldflags='-s -w' "github.com/minio/minio@$VERSION" >&2
  mv "$CACHE/new/minio" "$BIN"; echo "$VERSION" >"$CACHE/version"
)

alive() { [[ -s $RUN/pid && $(readlink -f "/proc/$(cat "$RUN/pid")/exe") == $(readlink -f "$BIN") ]]; }
kill_now() { if alive; then kill -9 "$(cat "$RUN/pid")"; fi; rm -f "$RUN/pid"; }

# Runs what follows; where its space is bounded, in a mount namespace of its own, whose end is the end of the space.
bounded() {
  [[ -s $RUN/space ]] || exec "$@"
  local rights=(); [[ $(id -u) == 0 ]] || rights=(--map-root-user)
  # shellcheck disable=SC2016
  exec unshare "${rights[@]}" --mount sh -c 'mount -t tmpfs -o "size=$1" levante "$2" && shift 2 && exec "$@"' sh "$(cat "$RUN/space")" "$RUN/data" "$@"
}

start() {
  local from settings=(MINIO_ROOT_USER=levante MINIO_ROOT_PASSWORD=levante-secret MINIO_BROWSER=off MINIO_UPDATE=off)
  # shellcheck disable=SC1091
  . "$RUN/webhook"
  if [[ $WEBHOOK ]]; then
    settings+=(MINIO_NOTIFY_WEBHOOK_ENABLE_levante=on "MINIO_NOTIFY_WEBHOOK_ENDPOINT_levante=$WEBHOOK" "MINIO_NOTIFY_WEBHOOK_AUTH_TOKEN_levante=$TOKEN")
    [[ $QUEUE == 0 ]] || settings+=("MINIO_NOTIFY_WEBHOOK_QUEUE_DIR_levante=$(readlink -f "$RUN/queue")")
  fi
  touch "$RUN/log"; from=$(stat -c %s "$RUN/log")
  # A proxy of the caller's must not catch what is posted to loopback.
  bounded env -u HTTP_PROXY -u http_proxy -u HTTPS_PROXY -u https_proxy "${settings[@]}" setsid sh -c 'echo $$ >"$1"; shift; exec "$@"' sh "$RUN/pid" \
    "$BIN" server --config-dir "$RUN/config" --address "$(cat "$RUN/address")" "$RUN/data" >>"$RUN/log" 2>&1 </dev/null &
  for (( i = 0; i < 300; i++ )); do
    # Ready is said before the buckets' rules are loaded, and what is put in between makes no event; the banner comes after them.
    if tail -c "+$((from + 1))" "$RUN/log" | grep -a 'API:' >/dev/null && curl -sf -o /dev/null --noproxy '*' -m 2 "$(cat "$RUN/endpoint")/minio/health/ready"; then return; fi
    sleep 0.1
  done
  echo "store.sh: MinIO is not ready after 30 s" >&2; tail -n 10 "$RUN/log" >&2; exit 1
}

webhook() { printf 'WEBHOOK=%q\nTOKEN=%q\nQUEUE=%q\n' "${LEVANTE_S3_WEBHOOK:-}" "${LEVANTE_S3_TOKEN:-}" "${LEVANTE_S3_QUEUE:-1}" >"$RUN/webhook"; }

case $VERB in
  build) build ;;
  up)
    build
    mkdir -p "$RUN"/{data,queue,config}; chmod 700 "$RUN"
    address=${4:-127.0.0.1}:$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    echo "$address" >"$RUN/address"; echo "http://$address" >"$RUN/endpoint"
    if [[ ${LEVANTE_S3_SPACE:-} ]]; then echo "$LEVANTE_S3_SPACE" >"$RUN/space"; fi
    webhook
    start
    if [[ ${3:-} ]]; then
      setsid nohup bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec bash "$2" down "$3"' - "$3" "$HERE/store.sh" "$RUN" >/dev/null 2>&1 </dev/null &
    fi
    cat "$RUN/endpoint" ;;
  kill) kill_now ;;
  tell) webhook; start ;;
  grow)
    echo "$3" >"$RUN/space"
    own=(); [[ $(id -u) == 0 ]] || own=(--user --preserve-credentials)
    nsenter --target "$(cat "$RUN/pid")" --mount "${own[@]}" mount -o "remount,size=$3" "$RUN/data" ;;
  again) if ! alive; then start; fi ;;
  down) kill_now; rm -rf "$RUN" ;;
  *) echo "store.sh: there is no verb '$VERB'" >&2; exit 2 ;;
esac

#!/bin/bash
# A mirror of Helm's releases for tests, in the manner of get.helm.sh: helm.sh [FOLDER]. Helm is built from its Go module; the last line printed
# is the mirror's folder, to give to levante.helm.releases. Idempotent; the first time takes minutes.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
OUT=${1:-${LEVANTE_CACHE:-$HOME/.cache/levante}/helm}; mkdir -p "$OUT"
exec 9>"$OUT/lock"; flock 9
"$HERE/build.sh" "$OUT/build" helm >&2
version=$(cd "$HERE/helm-modules" && go list -m -f '{{.Version}}' helm.sh/helm/v3)
archive=helm-$version-linux-$(go env GOARCH).tar.gz
if [[ ! -e $OUT/mirror/$archive || $OUT/build/bin/helm -nt $OUT/mirror/$archive ]]; then
  W=$(mktemp -d -p "$OUT"); trap 'rm -rf "$W"' EXIT
  mkdir -p "$W/linux-$(go env GOARCH)" "$OUT/mirror"
  cp "$OUT/build/bin/helm" "$W/linux-$(go env GOARCH)/helm"
  tar -czf "$W/$archive" -C "$W" "linux-$(go env GOARCH)/helm"
  (cd "$W" && sha256sum "$archive" >"$OUT/mirror/$archive.sha256sum")
  mv "$W/$archive" "$OUT/mirror/"
fi
echo "$OUT/mirror"

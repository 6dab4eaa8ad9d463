#!/bin/bash
# A mirror as mirror.sh makes it, of two versions: the second is the very same sources, stamped as the next patch. The last line printed is its folder.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
CACHE=${LEVANTE_CACHE:-$HOME/.cache/levante}
first=$("$HERE/mirror.sh" | tail -n 1)
version=$(cat "$first/stable.txt")
next=${version%.*}.$((${version##*.} + 1))
second=$(LEVANTE_KUBERNETES_AS=$next "$HERE/mirror.sh" "$CACHE/kubernetes-next" | tail -n 1)
ln -sfn "$first/$version" "$second/$version"
echo "$second"

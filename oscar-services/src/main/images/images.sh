#!/bin/bash
# Makes the images that jobs on real clusters run, as OCI archives: images.sh OUT VISION JARS [JAVA_HOME]
#   OUT/levante-supervisor.tar   levante/supervisor:0.1.0, which stages files in and out
#   OUT/levante-vision.tar       levante/vision:0.1.0, the use case's inference
# VISION is inference/target/vision (none: leaves its image out), JARS oscar-services/target/supervisor. No registry is asked: the base is a part of Debian,
# from its packages, and of Java what is used. Needs mmdebstrap and a JDK with jmods, and root, since the class archives are made inside of the image.
# `ctr -n k8s.io images import` takes the archives, as do `skopeo copy oci-archive:FILE docker://REGISTRY/NAME` and K3s' folder agent/images.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
OUT=$1; VISION=$2; JARS=$3; JDK=${4:-$(dirname "$(dirname "$(readlink -f "$(command -v jlink)")")")}
[[ $(id -u) == 0 ]] || { echo "images.sh: has to run as root" >&2; exit 4; }
[[ -d $JDK/jmods ]] || { echo "images.sh: $JDK has no jmods; a whole JDK is needed" >&2; exit 4; }
mkdir -p "$OUT"
exec 9>"$OUT/lock"; flock 9
W=$(mktemp -d -p "$OUT"); trap 'rm -rf "$W"' EXIT

# libc-bin has the locale C.UTF-8, without which Java can neither read nor name what is not ASCII.
base() { # what scripts of services can count on: a shell, coreutils and the C++ that the models' runtime wants
  local stamp; stamp=$( { cat "$HERE/images.sh"; cat "$JDK/release"; } | sha256sum)
  [[ $(cat "$OUT/base.stamp" 2>/dev/null) == "$stamp" ]] && return
  local sources=/etc/apt/sources.list.d/debian.sources; [[ -f $sources ]] || sources=/etc/apt/sources.list
  mmdebstrap --quiet --variant=extract --mode=root --aptopt='Acquire::Check-Valid-Until "false"' \
    --include=base-files,dash,coreutils,sed,grep,findutils,gawk,libc6,libc-bin,libgcc-s1,libstdc++6,zlib1g,libjpeg62-turbo,liblcms2-2 bookworm "$W/base" "$sources" >&2
  rm -rf "$W"/base/usr/share/{doc,man,locale,info,perl5,i18n} "$W"/base/var/{cache,lib/apt} "$W"/base/usr/lib/x86_64-linux-gnu/gconv
  ln -sf dash "$W/base/bin/sh"; mkdir -p "$W/base/tmp" "$W/base/proc" "$W/base/opt"; chmod 1777 "$W/base/tmp"
  printf 'root:x:0:0:root:/root:/bin/sh\njob:x:65000:65000:job:/tmp:/bin/sh\n' >"$W/base/etc/passwd"
  printf 'root:x:0:\njob:x:65000:\n' >"$W/base/etc/group"
  "$JDK/bin/jlink" --module-path "$JDK/jmods" --strip-debug --no-header-files --no-man-pages --compress=0 --output "$W/base/opt/java" \
    --add-modules java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.unsupported
  inside base chroot "$W/base" /opt/java/bin/java -Xshare:dump -Xlog:disable >/dev/null
  ln -s /opt/java/bin/java "$W/base/usr/bin/java"
  rm -rf "$OUT/base"; mv "$W/base" "$OUT/base"; echo "$stamp" >"$OUT/base.stamp"
}

# Archives of classes know their jars by path and time; a layer's files are all of the same time.
same_time() { find "$1" -type f -exec touch -h -d @0 {} +; }
inside() { mount -t proc proc "$W/$1/proc"; shift; local code=0; "$@" || code=$?; umount "$W"/*/proc; return $code; }

supervisor() {
  cp -a "$OUT/base" "$W/supervisor"
  mkdir -p "$W/supervisor/app"; cp "$JARS"/*.jar "$W/supervisor/app/"
  same_time "$W/supervisor/app"
  local path; path=$(cd "$W/supervisor/app" && printf '/app/%s:' *.jar)
  cat >"$W/supervisor/app/supervise" <<S
#!/bin/sh
export LC_ALL=C.UTF-8
exec /opt/java/bin/java -Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xlog:disable -Xlog:all=off \\
  -XX:SharedArchiveFile=/app/app.jsa \$LEVANTE_JAVA_OPTIONS -cp ${path%:} levante.oscar.adapter.container.ContainerSupervisor "\$@"
S
  chmod 755 "$W/supervisor/app/supervise"
  inside supervisor chroot "$W/supervisor" env LEVANTE_JAVA_OPTIONS='-XX:ArchiveClassesAtExit=/app/app.jsa' sh -c \
    'sed "s#-XX:SharedArchiveFile=/app/app.jsa##" /app/supervise >/tmp/dump && sh /tmp/dump warm-up && rm /tmp/dump' >&2
  [[ -s $W/supervisor/app/app.jsa ]] || { echo "images.sh: no class archive was made" >&2; exit 1; }
  "$HERE/mkimage.sh" "$W/supervisor" docker.io/levante/supervisor:0.1.0 "$OUT/levante-supervisor.tar" '["/app/supervise"]'
}

vision() {
  cp -a "$OUT/base" "$W/vision"
  cp -a "$VISION" "$W/vision/opt/vision"; rm -f "$W/vision/opt/vision/native/vision.jsa"
  ln -s /opt/vision/bin/levante-vision "$W/vision/usr/bin/levante-vision"
  same_time "$W/vision/opt/vision"
  cp "$HERE/../../../../inference/src/main/launcher/make-archive" "$HERE/../../../../inference/src/main/launcher/warm-up.mp4" "$W/vision/tmp/"
  inside vision chroot "$W/vision" sh /tmp/make-archive /opt/vision /tmp/warm-up /tmp/warm-up.mp4 >&2
  rm "$W/vision/tmp/make-archive" "$W/vision/tmp/warm-up.mp4"
  "$HERE/mkimage.sh" "$W/vision" docker.io/levante/vision:0.1.0 "$OUT/levante-vision.tar" null '["levante-vision"]'
}

base; supervisor; rm -rf "$W/supervisor"
[[ $VISION == none ]] || vision
ls -l "$OUT"/*.tar >&2

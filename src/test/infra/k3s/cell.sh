#!/bin/sh
# A machine as far as an installation of K3s needs one: folders of its own in place of the host's, in a mount namespace.
#   cell.sh FOLDER ARCHITECTURE <SCRIPT     runs the script there as root; services that it starts go on
#   cell.sh --end FOLDER                    ends them
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$1" = --end ]; then
  for pid in "$2"/lib/*.pid; do
    if [ -f "$pid" ]; then kill -9 "$(cat "$pid")" 2>/dev/null || true; fi
  done
  exit 0
fi
cell=$1
if [ ! -d "$cell/etc" ]; then
  mkdir -p "$cell/etc/systemd/system" "$cell/lib" "$cell/log" "$cell/bin" "$cell/run" "$cell/opt" "$cell/shims"
  for file in passwd group nsswitch.conf ld.so.cache; do
    if [ -f "/etc/$file" ]; then cp "/etc/$file" "$cell/etc/"; fi
  done
  echo "127.0.0.1 localhost" >"$cell/etc/hosts"
  cp "$here/systemctl.py" "$cell/shims/systemctl"
  printf '#!/bin/sh\necho %s\n' "$2" >"$cell/shims/uname"
  printf '#!/bin/sh\necho "$2" >/etc/hostname\n' >"$cell/shims/hostnamectl"
  printf '#!/bin/sh\ncat "/var/log/$2.log"\n' >"$cell/shims/journalctl"
  chmod 755 "$cell"/shims/*
fi
cat >"$cell/script"
user=
if [ "$(id -u)" != 0 ]; then user=--map-root-user; fi
exec unshare $user --mount sh -euc '
  mount --bind "$1/bin" /usr/local/bin
  mount --bind "$1/lib" /var/lib
  mount --bind "$1/log" /var/log
  mount --bind "$1/etc" /etc
  mount --bind "$1/run" /run
  mount --bind "$1/opt" /opt
  PATH=$1/shims:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin exec sh "$1/script"
' sh "$cell"

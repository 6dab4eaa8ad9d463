#!/bin/bash
# Says in one line what is missing for the OpenStack with machines that cannot be installed here, and ends with 4 then.
#   prerequisites.sh host    before anything is installed
#   prerequisites.sh kernel  as root, when the packages are there
missing() { echo "levante: the real tests need $*" >&2; exit 4; }

host() {
  . "${OS_RELEASE:-/etc/os-release}" 2>/dev/null
  [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ] || missing "Debian 12, whose packages OpenStack is taken from; this is ${PRETTY_NAME:-unknown}"
  command -v apt-get >/dev/null || missing "apt-get, to install Debian's OpenStack with"
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || missing "root, or sudo without a password, for bridges, containers and packages"
  memory=$(awk '/^MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
  [ "$memory" -ge 3500 ] || missing "3500 MB of free memory; there are $memory"
  disk=$(df -Pm "$LEVANTE_CACHE" | awk 'NR == 2 {print $4}')
  [ "$disk" -ge 6000 ] || missing "6000 MB of free disk at $LEVANTE_CACHE; there are $disk"
}

kernel() {
  for port in 15000 18774 18776 18778 19292 19696 24369 25671 25673; do
    user=$(ss -ltnpH "sport = :$port" | sed -n 's/.*users:((\("[^"]*",pid=[0-9]*\).*/ by \1/p; t; s/.*/ by another process/p' | head -n 1)
    [ -z "$user" ] || missing "port $port, which is taken$user"
  done
  for range in 10.11.0.0/24 203.0.113.0/24; do
    [ -z "$(ip -4 route show "$range")" ] || missing "the addresses $range, which this host uses: $(ip -4 route show "$range" | head -n 1)"
  done
  ip link add levante-probe type bridge 2>/dev/null || missing "a kernel with bridges, and the right to make them"
  ip link del levante-probe
  printf '%s\n' 'table ip levante_probe { map m { type ipv4_addr : ipv4_addr; }; chain d { type nat hook output priority -100; dnat to ip daddr map @m; }; chain s { type nat hook postrouting priority srcnat; masquerade; }; }' |
    nft -f - 2>/dev/null || missing "a kernel with nftables (nat, maps), and the right to use them"
  nft delete table ip levante_probe
  [ -e /dev/fuse ] || missing "a kernel with fuse (/dev/fuse)"
  file=$(mktemp); truncate -s 1M "$file"
  loop=$(losetup -f --show "$file" 2>/dev/null) || { rm "$file"; missing "a kernel with loop devices, and the right to use them"; }
  losetup -d "$loop"; rm "$file"
  unshare -mpnuif true 2>/dev/null || missing "a kernel with namespaces, and the right to make them"
  grep -qw ext4 /proc/filesystems || modprobe ext4 2>/dev/null || missing "a kernel with ext4"
  [ -d /sys/fs/cgroup/memory ] || [ -f /sys/fs/cgroup/cgroup.controllers ] || missing "cgroups mounted at /sys/fs/cgroup"
}

"$1"

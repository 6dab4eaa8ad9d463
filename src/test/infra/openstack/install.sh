#!/bin/bash
# Installs, as root on Debian 12, the packages of the small OpenStack and of its machines (libvirt-lxc).
# Starts no daemon. Does nothing when all are there. Waits when another apt is at work.
set -euo pipefail
mapfile -t PACKAGES < "$(dirname "$0")/packages"
there=$(dpkg-query -W -f '${Status}\n' "${PACKAGES[@]}" 2>/dev/null | grep -c '^install ok installed$') || true
[ "$there" -lt ${#PACKAGES[@]} ] || exit 0
export DEBIAN_FRONTEND=noninteractive
CACHE=$(mktemp -d); chmod 755 $CACHE # its own, as another apt's clean-up may empty the common one meanwhile
POLICY=/usr/sbin/policy-rc.d # its exit status 101 forbids the packages to start their daemons
if [ -e $POLICY ]; then trap 'rm -rf $CACHE' EXIT; else
  trap 'rm -rf $CACHE $POLICY' EXIT; printf '#!/bin/sh\nexit 101\n' > $POLICY; chmod +x $POLICY; fi
apt() { apt-get -q -o DPkg::Lock::Timeout=900 -o Dir::Cache::archives=$CACHE "$@"; }
apt update || { sleep 20; apt update; } # a lock on the package lists is not waited for
apt install -y -f --no-install-recommends "${PACKAGES[@]}"

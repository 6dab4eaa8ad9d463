#!/bin/bash
# Installs, as root on Debian 12, the packages of the small OpenStack and of its machines (libvirt-lxc).
# Starts no daemon. Once a machine; safe to run again. Waits when another apt is at work.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
CACHE=$(mktemp -d); chmod 755 $CACHE # its own, as another apt's clean-up may empty the common one meanwhile
POLICY=/usr/sbin/policy-rc.d # its exit status 101 forbids the packages to start their daemons
if [ -e $POLICY ]; then trap 'rm -rf $CACHE' EXIT; else
  trap 'rm -rf $CACHE $POLICY' EXIT; printf '#!/bin/sh\nexit 101\n' > $POLICY; chmod +x $POLICY; fi
apt() { apt-get -q -o DPkg::Lock::Timeout=900 -o Dir::Cache::archives=$CACHE "$@"; }
apt update || { sleep 20; apt update; } # a lock on the package lists is not waited for
apt install -y -f --no-install-recommends curl \
  python3-keystone python3-glance glance-common python3-placement placement-common \
  python3-nova nova-common python3-neutron neutron-common python3-cinder cinder-common \
  rabbitmq-server mariadb-server-core mariadb-client-core python3-pymysql \
  libvirt-daemon libvirt-daemon-driver-lxc python3-libvirt qemu-utils mmdebstrap iproute2 nftables openssh-client

#!/bin/bash
# Stops what up.sh started, of either kind, its machines included. The state stays for the next up.sh; remove its folder to start anew.
HERE=$(cd "$(dirname "$0")" && pwd)
CACHE=${LEVANTE_CACHE:-${HOME:-/root}/.cache/levante}
for R in ${OSP_HOME:-$CACHE/openstack $CACHE/openstack-machines}; do
  ls $R/pid/* >/dev/null 2>&1 && cd $R/pid || continue
  . "$HERE/processes.sh"
  sig() { s=$1; shift; for n in "$@"; do g=$(group $n) && kill -$s -- -$g 2>/dev/null && echo $n; done; } # prints who was there
  end() { sig TERM "$@" >/dev/null; for i in $(seq 50); do [ "$(sig 0 "$@")" ] || break; sleep .2; done; sig KILL "$@"; rm -f "$@"; }
  end floating-ips nova-compute nova-api nova-scheduler nova-conductor cinder-volume cinder-scheduler cinder-api neutron glance placement keystone
  if [ -f libvirtd ]; then
    [ "$(sig 0 libvirtd)" ] && /usr/bin/python3 "$HERE/stop_machines.py" $R; end libvirtd
    for f in $(grep -ls "$R/" /run/libvirt/lxc/*.xml /etc/libvirt/lxc/*.xml); do # of a libvirtd that was killed
      n=$(basename $f .xml); p=$(cat /run/libvirt/lxc/$n.pid 2>/dev/null) && tr '\0' ' ' </proc/$p/cmdline 2>/dev/null | grep -q "libvirt_lxc --name $n " && kill -9 $p
      rm -f /run/libvirt/lxc/$n.xml /run/libvirt/lxc/$n.pid /etc/libvirt/lxc/$n.xml; done
    nft delete table ip openstack_machines 2>/dev/null
    for b in $(sort -u $R/bridges 2>/dev/null); do ip link del $b; done; rm -f $R/bridges
    for l in $(losetup -nO NAME,BACK-FILE | awk -v r=$R/ 'index($2, r) == 1 {print $1}'); do losetup -d $l; done
  fi
  end rabbit epmd; end mysql
done
true

#!/bin/sh
# Process 1 of a machine: makes of libvirt's container one that containers of its own can run in, with a kubelet, and then is systemd.
# It gives it a cgroup namespace. Without one a kubelet finds other paths in /proc/self/cgroup than in /sys/fs/cgroup, and the systemds
# of all machines share one system.slice of the host's.
own() { # in the new namespace: each hierarchy mounted anew, so that its root is ours
  cut -d: -f2 /proc/self/cgroup >/run/hierarchies
  umount -R /sys/fs/cgroup
  if [ "$(cat /run/hierarchies)" = "" ]; then
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
  else
    mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup
    while read -r names; do
      [ -n "$names" ] || continue
      mkdir "/sys/fs/cgroup/${names#name=}"
      mount -t cgroup -o "$names" cgroup "/sys/fs/cgroup/${names#name=}"
    done </run/hierarchies
  fi
  rm /run/hierarchies
  # containers of the machine's own get the devices that runc grants, which have to be granted to the machine first
  if [ -e /sys/fs/cgroup/devices/devices.allow ]; then echo a >/sys/fs/cgroup/devices/devices.allow; fi
}
sysctls() { # /proc/sys is the host's and read-only, but for the network's; what a kubelet sets for the whole host it may set in files of the machine's own
  mkdir -p /run/proc /var/lib/sysctls
  mount -t proc proc /run/proc
  mount --bind /run/proc/sys/net /proc/sys/net
  umount /run/proc
  for name in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes; do
    [ -e /proc/sys/$name ] || continue
    cat /proc/sys/$name >/var/lib/sysctls/${name##*/}
    mount --bind /var/lib/sysctls/${name##*/} /proc/sys/$name
  done
}
if [ "$1" = own ]; then
  shift
  own
  sysctls
  mount --make-rshared /
  exec /lib/systemd/systemd "$@"
fi
# libvirt leaves out some hierarchies (of cgroup 1, and cgroup 2 beside them): a group of our own there
me=$(cat /etc/hostname)
mkdir -p /run/hierarchy
while IFS=: read -r _ names path; do
  if [ "$path" != / ]; then continue; fi
  if [ -n "$names" ]; then mount -t cgroup -o "$names" cgroup /run/hierarchy; else mount -t cgroup2 cgroup2 /run/hierarchy; fi || continue
  mkdir -p "/run/hierarchy/machine/$me"
  echo $$ >"/run/hierarchy/machine/$me/cgroup.procs"
  umount /run/hierarchy
done </proc/self/cgroup
exec unshare -C "$0" own "$@"

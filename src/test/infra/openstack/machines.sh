# For up.sh --machines: the machines' image (made once), libvirtd, and the machines' way out to the host's network. Sourced.
IMAGE=${OSP_IMAGE:-$CACHE/openstack-image/debian-12-$(cat "$HERE"/machine_{image,init}.sh | sha256sum | cut -c 1-8).raw}
[ -f $IMAGE ] || rm -f $CACHE/openstack-image/debian-12-*.raw
[ -f $IMAGE ] || { bash "$HERE/machine_image.sh" $IMAGE >log/image.log 2>&1 || die "no image: see $R/log/image.log"; t image made; }
mkdir -p libvirt/drivers # libvirtd's lxc driver alone: its qemu driver fails without a user we do not have
ln -sf /usr/lib/*/libvirt/connection-driver/libvirt_driver_lxc.so libvirt/drivers/
printf '%s\n' "unix_sock_dir = \"$R/libvirt\"" 'auth_unix_rw = "none"' 'auth_unix_ro = "none"' > etc/libvirtd.conf
# libvirtd and nova-compute share mounts of their own, without cgroup2: libvirt cannot hand a half-used one (hybrid cgroups) to a container
bg libvirtd env LIBVIRT_DRIVER_DIR=$R/libvirt/drivers unshare -m sh -c "umount /sys/fs/cgroup/unified; exec libvirtd --config $R/etc/libvirtd.conf --pid-file $R/libvirt/pid"
for i in $(seq 100); do [ -S libvirt/libvirt-sock ] && break; sleep .1; done
[ -f seeded ] || /usr/bin/python3 "$HERE/stop_machines.py" $R || die "libvirtd does not start: see $R/log/libvirtd.out"
echo 1 > /proc/sys/net/ipv4/ip_forward
nft -f - <<'E'
table ip openstack_machines
delete table ip openstack_machines
table ip openstack_machines {
  map floating { type ipv4_addr : ipv4_addr; }
  chain in    { type nat hook prerouting priority dstnat; dnat to ip daddr map @floating; }
  chain local { type nat hook output priority -100; dnat to ip daddr map @floating; }
  chain out   { type nat hook postrouting priority srcnat; iifname "brq*" oifname != "brq*" masquerade; iifname "brq*" ct status dnat masquerade; }
}
E
bg floating-ips bash "$HERE/floating_ips.sh"

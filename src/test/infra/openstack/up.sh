#!/bin/bash
# Starts Keystone, Placement, Glance, Neutron, Cinder and Nova on 127.0.0.1, seeds them the first time, and returns when a server can be created.
#   up.sh             Nova's fake hypervisor: servers become ACTIVE, nothing boots
#   up.sh --machines  Nova's libvirt-lxc driver: servers are system containers with systemd and sshd, reachable from this host
#   up.sh --is-up     says by its exit code whether the kind with machines is up
{ [ "${1:-}" = --machines ] || [ "${1:-}" = --is-up ]; } && MACHINES=1
. "$(dirname "$0")/config.sh"; cd $R; umask 022
t() { echo "$SECONDS s: $*"; }
die() { echo "$*" >&2; exit 1; }
. "$HERE/processes.sh"
py() { n=$1; m=$2; shift 2; bg $n /usr/bin/python3 -c "import sys; sys.argv[0]='$n'; from $m import main; sys.exit(main())" "$@"; }
nova() { py nova-$1 nova.cmd.$1 --config-file $R/etc/nova.conf --log-file $R/log/nova-$1.log; }
port() { # waits until the service $2 listens on the port $1
  for i in $(seq 900); do (exec 3<>/dev/tcp/$H/$1) 2>/dev/null && { t $2 up; return; }
    [ $i -gt 20 ] && ! alive $2 && break; sleep .2; done; die "$2 does not start: see $R/log/$2.out and $2.log"; }

[ "${1:-}" = --is-up ] && { alive keystone && alive nova-compute; exit; }
alive keystone && die "already up: $R"
bash "$HERE/down.sh" >/dev/null # what a start that broke off, or a killed one, has left running
(exec 3<>/dev/tcp/$H/$KS) 2>/dev/null && die "port $KS is taken (the other kind of OpenStack is up?)"
. "$HERE/databases.sh"; t databases up
bg epmd epmd -address $H -port 24369
bg rabbit env HOME=$R/rabbit/home ERL_EPMD_ADDRESS=$H ERL_EPMD_PORT=24369 RABBITMQ_NODENAME=os@localhost RABBITMQ_NODE_IP_ADDRESS=$H RABBITMQ_NODE_PORT=$MQ RABBITMQ_DIST_PORT=25673 \
  RABBITMQ_MNESIA_BASE=$R/rabbit/mnesia RABBITMQ_LOG_BASE=$R/log RABBITMQ_CONFIG_FILE=$R/etc/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$R/etc/enabled_plugins RABBITMQ_CONF_ENV_FILE=/dev/null \
  RABBITMQ_FEATURE_FLAGS_FILE=$R/rabbit/ff RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none" \
  $(ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-* | tail -1)/sbin/rabbitmq-server
bg keystone env OS_KEYSTONE_CONFIG_FILES=$R/etc/keystone.conf /usr/bin/python3 "$HERE/serve_wsgi.py" keystone $KS
bg placement env OS_PLACEMENT_CONFIG_DIR=$R/etc /usr/bin/python3 "$HERE/serve_wsgi.py" placement $PL
py glance glance.cmd.api --config-file $R/etc/glance.conf
port $MQ rabbit
py neutron neutron.cmd.eventlet.server --config-file $R/etc/neutron.conf
port $KS keystone
[ -f seeded_identity ] || { /usr/bin/python3 "$HERE/seed.py" identity || die "seeding failed"; touch seeded_identity; t identity seeded; }
[ -f seeded_volumes ] || { /usr/bin/python3 "$HERE/seed.py" volumes || die "seeding failed"; touch seeded_volumes; }
nova conductor; nova api; nova scheduler
for n in api scheduler volume; do py cinder-$n cinder.cmd.$n --config-file $R/etc/cinder.conf --log-file $R/log/cinder-$n.log; done
[ "$MACHINES" ] && . "$HERE/machines.sh"
port $GL glance; port $PL placement; port $NE neutron; port $NO nova-api; port $CI cinder-api
# Neutron answers 500 to a list of ports until something else was asked of its database (Zed's Port.port_forwardings)
(cd "$HERE" && /usr/bin/python3 -c "from cloud import *; Cloud('admin', 'admin', 'admin')('GET', NEUTRON + '/networks')") || die "Neutron does not answer: see $R/log/neutron.log"
START=$(date -u '+%F %T')
# nova-compute exits when Placement does not answer yet, so it starts last
if [ "$MACHINES" ]; then bg nova-compute nsenter -t $(group libvirtd) -m -w. /usr/bin/python3 "$HERE/nova_compute_lxc.py" --config-file $R/etc/nova.conf --log-file $R/log/nova-compute.log; else nova compute; fi
[ -f seeded ] || { /usr/bin/python3 "$HERE/seed.py" cloud ${MACHINES:+$IMAGE} || die "seeding failed"; echo "$IMAGE" > seeded; t cloud seeded; }
# a state that was made with an older image of the machines gets the new one
[ -z "$MACHINES" ] || [ "$(cat seeded)" = "$IMAGE" ] || { /usr/bin/python3 "$HERE/seed.py" image $IMAGE || die "seeding failed"; echo "$IMAGE" > seeded; t image seeded; }
# only a nova-compute that has looked at its node since this start builds servers: one asked for earlier ends in ERROR
for i in $(seq 400); do [ "$(sql -e "select count(*) from nova.compute_nodes where deleted=0 and mapped=1 and updated_at>='$START'" 2>/dev/null)" = 1 ] && break
  alive nova-compute || die "nova-compute does not start: see $R/log/nova-compute.*"; [ $i = 400 ] && die "no compute node: see $R/log/nova-*.log"; sleep .3; done
t nova-compute ready
echo "endpoint http://$H:$KS/v3 identity Default:demo credential demo project demo (admin: Default:admin / admin)"

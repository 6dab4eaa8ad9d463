# Names, ports and every service's configuration, written under $R. Sourced by the other scripts.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
MACHINES=${MACHINES:-} # not empty: Nova boots real machines (libvirt-lxc); empty: Nova's fake hypervisor
CACHE=${LEVANTE_CACHE:-${HOME:-/root}/.cache/levante}
R=${OSP_HOME:-$CACHE/openstack${MACHINES:+-machines}}; export OSP_HOME=$R PYTHONDONTWRITEBYTECODE=1
mkdir -p $R/state/cinder $R/{etc,log,mysql,rabbit/home,images,lock,state/nova/instances,pid}
H=127.0.0.1; KS=15000; GL=19292; PL=18778; NO=18774; NE=19696; CI=18776; MQ=25671
db() { echo "mysql+pymysql://root@localhost/$1?unix_socket=$R/my.sock&charset=utf8"; }
sql() { mariadb --no-defaults -N -uroot -S $R/my.sock "$@"; }
auth() { cat <<E2
[$1]
auth_url = http://$H:$KS/v3
www_authenticate_uri = http://$H:$KS/v3
auth_type = password
project_domain_name = Default
user_domain_name = Default
project_name = service
username = svc
password = svc
region_name = RegionOne
E2
}
log() { echo "log_file = $R/log/$1.log"; echo "use_stderr = false"; }
cat > $R/etc/keystone.conf <<E
[DEFAULT]
$(log keystone)
[database]
connection = $(db keystone)
[token]
provider = fernet
[fernet_tokens]
key_repository = $R/etc/fernet
[credential]
key_repository = $R/etc/cred
[cache]
enabled = true
backend = dogpile.cache.memory
[identity]
password_hash_algorithm = bcrypt
password_hash_rounds = 4
E
cat > $R/etc/glance.conf <<E
[DEFAULT]
$(log glance)
bind_host = $H
bind_port = $GL
workers = 0
enabled_backends = fs:file
[glance_store]
default_backend = fs
[fs]
filesystem_store_datadir = $R/images
filesystem_thin_provisioning = true
[os_glance_tasks_store]
filesystem_store_datadir = $R/state/gtasks
[os_glance_staging_store]
filesystem_store_datadir = $R/state/gstaging
[database]
connection = $(db glance)
$(auth keystone_authtoken)
[paste_deploy]
flavor = keystone
config_file = /etc/glance/glance-api-paste.ini
E
cat > $R/etc/placement.conf <<E
[DEFAULT]
$(log placement)
[api]
auth_strategy = keystone
[placement_database]
connection = $(db placement)
$(auth keystone_authtoken)
E
cat > $R/etc/nova.conf <<E
[DEFAULT]
use_stderr = false
my_ip = $H
host = compute1
state_path = $R/state/nova
transport_url = rabbit://guest:guest@$H:$MQ/
compute_driver = $([ "$MACHINES" ] && echo libvirt.LibvirtDriver || echo fake.FakeDriver)
enabled_apis = osapi_compute
osapi_compute_listen = $H
osapi_compute_listen_port = $NO
osapi_compute_workers = 1
service_down_time = 60
report_interval = 10
periodic_fuzzy_delay = 0
vif_plugging_timeout = 0
vif_plugging_is_fatal = false
rpc_response_timeout = 60
allow_resize_to_same_host = true
resume_guests_state_on_host_boot = true
[api]
auth_strategy = keystone
[wsgi]
api_paste_config = /etc/nova/api-paste.ini
[api_database]
connection = $(db nova_api)
[database]
connection = $(db nova)
$(auth keystone_authtoken)
$(auth placement)
$(auth neutron)
default_floating_pool = public
[glance]
api_servers = http://$H:$GL
[cinder]
os_region_name = RegionOne
$(auth service_user)
send_service_user_token = true
[oslo_concurrency]
lock_path = $R/lock
[conductor]
workers = 1
[scheduler]
workers = 1
discover_hosts_in_cells_interval = 2
[filter_scheduler]
enabled_filters = ComputeFilter,ComputeCapabilitiesFilter,ImagePropertiesFilter
[vnc]
enabled = false
[oslo_policy]
policy_dirs = $R/etc/none
[libvirt]
virt_type = lxc
images_type = raw
connection_uri = lxc+unix:///system?socket=$R/libvirt/libvirt-sock
[nova_sys_admin]
helper_command = privsep-helper --config-file $R/etc/nova.conf
[vif_plug_linux_bridge_privileged]
helper_command = privsep-helper --config-file $R/etc/nova.conf
[vif_plug_ovs_privileged]
helper_command = privsep-helper --config-file $R/etc/nova.conf
E
cat > $R/etc/cinder.conf <<E
[DEFAULT]
use_stderr = false
my_ip = $H
host = compute1
state_path = $R/state/cinder
transport_url = rabbit://guest:guest@$H:$MQ/
auth_strategy = keystone
api_paste_config = /etc/cinder/api-paste.ini
osapi_volume_listen = $H
osapi_volume_listen_port = $CI
osapi_volume_workers = 1
report_interval = 10
service_down_time = 60
glance_api_servers = http://$H:$GL
enabled_backends = fake
[fake]
volume_backend_name = fake
volume_driver = cinder.tests.fake_driver.FakeLoggingVolumeDriver
[database]
connection = $(db cinder)
$(auth keystone_authtoken)
# Cinder takes a volume off a server only for Nova itself (CVE-2023-2088)
service_token_roles = service
service_token_roles_required = true
[oslo_concurrency]
lock_path = $R/lock
[oslo_policy]
policy_dirs = $R/etc/none
E
cat > $R/etc/neutron.conf <<E
[DEFAULT]
$(log neutron)
bind_host = $H
bind_port = $NE
api_workers = 0
rpc_workers = 0
rpc_state_report_workers = 0
host = compute1
core_plugin = ml2
service_plugins = router
transport_url = rabbit://guest:guest@$H:$MQ/
state_path = $R/state/neutron
auth_strategy = keystone
agent_down_time = 315360000
notify_nova_on_port_status_changes = false
notify_nova_on_port_data_changes = true
api_paste_config = /etc/neutron/api-paste.ini
dhcp_agent_notification = false
allow_automatic_dhcp_failover = false
[database]
connection = $(db neutron)
$(auth keystone_authtoken)
$(auth nova)
[oslo_concurrency]
lock_path = $R/lock
[oslo_policy]
policy_dirs = $R/etc/none
[experimental]
linuxbridge = true
[ml2]
type_drivers = flat,local
tenant_network_types = local
mechanism_drivers = linuxbridge
extension_drivers = port_security
[ml2_type_flat]
flat_networks = *
[securitygroup]
enable_security_group = true
firewall_driver = noop
E
cat > $R/etc/rabbitmq.conf <<E
listeners.tcp.1 = $H:$MQ
loopback_users.guest = true
E
echo '[].' > $R/etc/enabled_plugins

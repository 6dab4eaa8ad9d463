"""Fills a new small OpenStack; up.sh runs it once.
    seed.py identity       projects, users, roles and the catalogue
    seed.py volumes        Cinder in the catalogue
    seed.py image FILE     the image anew, in the place of an older one
    seed.py cloud [FILE]   image (FILE's bytes, else 64 KiB of nothing), flavors, networks, router
"""
import json
import os
import subprocess
import sys
from cloud import CINDER, Cloud, GLANCE, KEYSTONE, NEUTRON, NOVA

admin = Cloud('admin', 'admin', 'admin')


def identity():
    def keystone(method, path, what=None, **body):
        return admin(method, KEYSTONE + path, {what: body} if what else None)

    def create(what, **body):
        return keystone('POST', f'/{what}s', what, **body)[what]['id']

    roles = {r['name']: r['id'] for r in keystone('GET', '/roles')['roles']}
    roles['service'] = roles.get('service') or create('role', name='service')
    for project, user, granted in (('service', 'svc', ('admin', 'service')), ('demo', 'demo', ('member',))):
        p = create('project', name=project, domain_id='default')
        u = create('user', name=user, password=user, domain_id='default')
        for role in granted:
            keystone('PUT', f'/projects/{p}/users/{u}/roles/{roles[role]}')
    for kind, name, url in (('image', 'glance', GLANCE[:-3]), ('placement', 'placement', 'http://127.0.0.1:18778'),
                            ('compute', 'nova', NOVA), ('network', 'neutron', NEUTRON[:-5])):
        service = create('service', type=kind, name=name)
        for interface in ('public', 'internal', 'admin'):
            create('endpoint', service_id=service, interface=interface, url=url, region_id='RegionOne')


def volumes():
    """Cinder's place in the catalogue, also of a cloud that was made before it had one."""
    service = admin('POST', KEYSTONE + '/services', {'service': {'type': 'volumev3', 'name': 'cinder'}})['service']['id']
    for interface in ('public', 'internal', 'admin'):
        admin('POST', KEYSTONE + '/endpoints', {'endpoint': {'service_id': service, 'interface': interface, 'url': CINDER + '/%(project_id)s', 'region_id': 'RegionOne'}})


def image(file=None):
    for old in admin('GET', GLANCE + '/images?name=debian-12')['images']:
        admin('DELETE', f'{GLANCE}/images/{old["id"]}')
    i = admin('POST', GLANCE + '/images', {'name': 'debian-12', 'disk_format': 'raw', 'container_format': 'bare', 'visibility': 'public',
                                           'os_distro': 'debian', 'os_version': '12', 'min_disk': 0})['id']
    admin('PUT', f'{GLANCE}/images/{i}/file', data=open(file, 'rb') if file else bytes(65536), **{'Content-Type': 'application/octet-stream'})


def cloud(file=None):
    image(file)
    for n, (name, cpus, ram, disk) in enumerate((('m1.tiny', 1, 512, 1), ('m1.small', 1, 2048, 20), ('m1.medium', 2, 4096, 40)), 1):
        admin('POST', NOVA + '/flavors', {'flavor': {'name': name, 'vcpus': cpus, 'ram': ram, 'disk': disk, 'id': str(n)}})
    # Neutron binds a port only where an agent lives; no agent runs, so its row is written by hand (agent_down_time is ten years)
    agent = json.dumps({'bridge_mappings': {}, 'interface_mappings': {'physnet1': 'lo'}, 'tunnel_types': ['vxlan'], 'devices': 0, 'l2_population': False})
    subprocess.run(['mariadb', '--no-defaults', '-uroot', '-S', os.environ['OSP_HOME'] + '/my.sock', 'neutron', '-e',
                    'insert into agents (id,agent_type,`binary`,topic,host,admin_state_up,created_at,started_at,heartbeat_timestamp,configurations,`load`,resources_synced)'
                    " values (uuid(),'Linux bridge agent','neutron-linuxbridge-agent','N/A','compute1',1,now(),now(),now(),'%s',0,1)" % agent], check=True)

    def create(what, **body):
        return admin('POST', f'{NEUTRON}/{what}s', {what: body})[what]['id']

    demo = Cloud('demo', 'demo', 'demo').token['project']['id']
    public = create('network', name='public', **{'router:external': True, 'provider:network_type': 'flat', 'provider:physical_network': 'physnet1'})
    create('subnet', network_id=public, ip_version=4, cidr='203.0.113.0/24', enable_dhcp=False)
    private = create('network', name='private', tenant_id=demo)
    subnet = create('subnet', network_id=private, ip_version=4, cidr='10.11.0.0/24', tenant_id=demo)
    router = create('router', name='r1', tenant_id=demo, external_gateway_info={'network_id': public})
    admin('PUT', f'{NEUTRON}/routers/{router}/add_router_interface', {'subnet_id': subnet})


{'identity': identity, 'volumes': volumes, 'image': image, 'cloud': cloud}[sys.argv[1]](*sys.argv[2:])

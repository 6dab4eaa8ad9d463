#!/usr/bin/python3
"""Deletes all that the project demo has of its own, which runs of tests that failed or were killed left behind: empty.py"""
import time
from cloud import CINDER, Cloud, NEUTRON, NOVA

c = Cloud('demo', 'demo', 'demo')
project = c.token['project']['id']


def volumes():
    return c('GET', f'{CINDER}/{project}/volumes')['volumes']


def servers():
    return c('GET', f'{NOVA}/servers')['servers']


def gone(what, left, seconds=120):
    end = time.time() + seconds
    while things := left():
        if time.time() > end:
            raise SystemExit(f'{what} that cannot be deleted: {[t["id"] for t in things]}')
        time.sleep(.5)


for s in servers():
    c('DELETE', f'{NOVA}/servers/{s["id"]}')
gone('servers', servers)
for v in volumes():
    c('DELETE', f'{CINDER}/{project}/volumes/{v["id"]}')
gone('volumes', volumes)
for f in c('GET', f'{NEUTRON}/floatingips?project_id={project}')['floatingips']:
    c('DELETE', f'{NEUTRON}/floatingips/{f["id"]}')
for p in c('GET', f'{NEUTRON}/ports?project_id={project}')['ports']:
    if not p['device_owner']:
        c('DELETE', f'{NEUTRON}/ports/{p["id"]}')
for g in c('GET', f'{NEUTRON}/security-groups?project_id={project}')['security_groups']:
    if g['name'] != 'default':
        c('DELETE', f'{NEUTRON}/security-groups/{g["id"]}')
for k in c('GET', f'{NOVA}/os-keypairs')['keypairs']:
    c('DELETE', f'{NOVA}/os-keypairs/{k["keypair"]["name"]}')

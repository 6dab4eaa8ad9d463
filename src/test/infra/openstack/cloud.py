"""A client of the small OpenStack, in a few lines: c = Cloud('demo', 'demo', 'demo'); c('GET', NOVA + '/servers')"""
import requests

KEYSTONE = 'http://127.0.0.1:15000/v3'
GLANCE = 'http://127.0.0.1:19292/v2'
NOVA = 'http://127.0.0.1:18774/v2.1'
CINDER = 'http://127.0.0.1:18776/v3'
NEUTRON = 'http://127.0.0.1:19696/v2.0'


class Cloud:
    def __init__(self, user, password, project):
        default = {'id': 'default'}
        r = requests.post(KEYSTONE + '/auth/tokens', json={'auth': {
            'identity': {'methods': ['password'], 'password': {'user': {'name': user, 'domain': default, 'password': password}}},
            'scope': {'project': {'name': project, 'domain': default}}}})
        r.raise_for_status()
        self.headers = {'X-Auth-Token': r.headers['X-Subject-Token']}
        self.token = r.json()['token']

    def __call__(self, method, url, body=None, data=None, **headers):
        r = requests.request(method, url, json=body, data=data, headers={**self.headers, **headers})
        if r.status_code >= 400:
            raise Exception(f'{method} {url}: {r.status_code} {r.text}')
        return r.json() if r.content and 'json' in r.headers.get('Content-Type', '') else {}

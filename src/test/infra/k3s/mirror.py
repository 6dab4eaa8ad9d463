#!/usr/bin/env python3
"""Makes a mirror of K3s's releases in which the binary is the stand-in: the folders and names of
https://github.com/k3s-io/k3s/releases/download, and channels as https://update.k3s.io/v1-release/channels tells them.
    mirror.py FOLDER VERSION...     the last one is the newest of all channels
    mirror.py --serve FOLDER PORT   serves it by HTTP; channels answer with a redirect, as the real ones"""
import hashlib
import http.server
import pathlib
import sys

ARCHITECTURES = {'amd64': '', 'arm64': '-arm64', 'arm': '-armhf'}


def make(folder, versions):
    source = pathlib.Path(__file__).with_name('k3s').read_text()
    for version in versions:
        release = folder / version
        release.mkdir(parents=True, exist_ok=True)
        for arch, suffix in ARCHITECTURES.items():
            files = {'k3s' + suffix: source.replace('@VERSION@', version).replace('@ARCH@', arch),
                     f'k3s-airgap-images-{arch}.tar.zst': f'images of {version} for {arch}\n'}
            for name, text in files.items():
                (release / name).write_text(text)
            sums = (hashlib.sha256(text.encode()).hexdigest() + '  ' + name for name, text in files.items())
            (release / f'sha256sum-{arch}.txt').write_text('\n'.join(sums) + '\n')
        channels = folder / 'channels'
        channels.mkdir(exist_ok=True)
        for channel in ('stable', 'latest', '.'.join(version.split('.')[:2])):
            (channels / channel).write_text(version + '\n')


class Mirror(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith('/channels/'):
            channel = pathlib.Path(self.directory) / self.path[1:]
            if not channel.is_file():
                return self.send_error(404)
            self.send_response(302)
            self.send_header('Location', '/tag/' + channel.read_text().strip())
            return self.end_headers()
        if self.path.startswith('/tag/'):
            self.send_response(200)
            self.send_header('Content-Length', '0')
            return self.end_headers()
        return super().do_GET()


def serve(folder, port):
    http.server.ThreadingHTTPServer(('', port), lambda *a: Mirror(*a, directory=folder)).serve_forever()


if sys.argv[1] == '--serve':
    serve(sys.argv[2], int(sys.argv[3]))
else:
    make(pathlib.Path(sys.argv[1]), sys.argv[2:])

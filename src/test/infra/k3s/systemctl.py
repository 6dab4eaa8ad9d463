#!/usr/bin/env python3
"""What an installation asks of systemd, for cell.sh: daemon-reload, enable, disable --now, and restart of a unit of Type=notify."""
import os
import re
import signal
import socket
import subprocess
import sys
import time

words = [word for word in sys.argv[1:] if not word.startswith('-')]
print('systemctl', *sys.argv[1:], file=open('/var/log/systemctl.log', 'a'))
if words[0] == 'disable' and '--now' in sys.argv:
    pid = f'/var/lib/{words[1]}.pid'
    if os.path.exists(pid):
        os.kill(int(open(pid).read()), signal.SIGTERM)
        os.remove(pid)
if words[0] == 'stop':
    pid = f'/var/lib/{words[1]}.pid'
    if os.path.exists(pid):
        os.kill(int(open(pid).read()), signal.SIGKILL)
        os.remove(pid)
if words[0] == 'restart':
    unit = words[1]
    text = open(f'/etc/systemd/system/{unit}.service').read()
    assert re.search('^Type=notify$', text, re.M)
    command = re.search('^ExecStart=(.*)$', text, re.M).group(1).split()
    pid = f'/var/lib/{unit}.pid'
    if os.path.exists(pid):
        try:
            os.kill(int(open(pid).read()), signal.SIGKILL)
        except ProcessLookupError:
            pass
        time.sleep(0.1)
    notify = f'/var/lib/{unit}.notify'
    if os.path.exists(notify):
        os.remove(notify)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(notify)
        told.settimeout(0.05)
        with open(f'/var/log/{unit}.log', 'a') as log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                                       env={'PATH': os.environ['PATH'], 'NOTIFY_SOCKET': notify})
        print(process.pid, file=open(pid, 'w'))
        while process.poll() is None:
            try:
                if told.recv(100) == b'READY=1':
                    sys.exit(0)
            except TimeoutError:
                pass
    print(f'Job for {unit}.service failed', file=sys.stderr)
    sys.exit(1)

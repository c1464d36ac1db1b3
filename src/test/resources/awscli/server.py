"""The AWS CLI, loaded once: each call is a fork of this process, as client.py asks for it."""

import json
import os
import signal
import socket
import sys

import awscli.clidriver
import awscli.handlers  # noqa: F401, loaded for the forks


def call(connection):
    request, streams, _, _ = socket.recv_fds(connection, 1 << 20, 3)
    asked = json.loads(request)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(asked["folder"])
    models = os.environ.get("AWS_DATA_PATH", "")  # set by the CLI when it was loaded
    os.environ.clear()
    os.environ.update(asked["environment"], AWS_DATA_PATH=models)
    sys.argv = ["aws", *asked["arguments"]]
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    connection.send(bytes([status or 0]))
    os._exit(0)


signal.signal(signal.SIGCHLD, signal.SIG_IGN)
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen()
print("ready", sys.executable, flush=True)
while True:
    connection, _ = server.accept()
    if os.fork() == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        server.close()
        call(connection)
    connection.close()

"""The workbench on a socket of this machine."""

import socket
import sys
import webbrowser
from contextlib import closing

import uvicorn

from pipeline.errors import UsageError
from pipeline.review.app import make_app
from pipeline.review.desk import Desk
from pipeline.review.guard import Guard, kept_token
from pipeline.run.shop import HIDDEN

HOST = "127.0.0.1"
TOKEN = "review.token"  # noqa: S105 - the name of a file


def serve(desk: Desk, port: int, opens: bool) -> None:
    """Until Ctrl-C. Raises: UsageError when there is nothing to show yet, or the port is taken."""
    desk.held()
    token = kept_token(desk.settings.output / HIDDEN / TOKEN)
    with closing(_socket(port)) as listening:
        address = f"http://{HOST}:{listening.getsockname()[1]}/?token={token}"
        sys.stderr.write(f"The workbench is open at {address}\nDecisions go into {desk.book.path}. Ctrl-C ends it.\n")
        sys.stderr.flush()
        if opens:
            webbrowser.open(address)
        config = uvicorn.Config(make_app(desk, Guard(token)), log_level="warning", access_log=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[listening])
    desk.preview.close()


def _socket(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise UsageError(f"Port {port} is taken: is the workbench open already? Else choose --port 0.") from error
    return listening

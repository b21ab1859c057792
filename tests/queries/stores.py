"""Real triplestores on loopback, each in a folder of its own, that can be killed and started again."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

PATIENCE = 60  # seconds until a store must answer
PROGRAMS = Path(sys.executable).parent
VIRTUOSO = shutil.which("virtuoso-t")
INI = """
[Database]
DatabaseFile = {folder}/db/virtuoso.db
ErrorLogFile = {folder}/db/virtuoso.log
LockFile = {folder}/db/virtuoso.lck
TransactionFile = {folder}/db/virtuoso.trx
xa_persistent_file = {folder}/db/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/db/temp.db
TransactionFile = {folder}/db/temp.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = 127.0.0.1:{sql}
MaxClientConnections = 10
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
MaxClientConnections = 10
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass
class Server:
    command: list[str]
    url: str
    probe: str
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                requests.get(self.url + self.probe, timeout=5)
                return
            except requests.RequestException:
                time.sleep(0.1)
        raise AssertionError(f"{self.command[0]} did not start")

    def kill(self) -> None:
        """As a power cut does."""
        assert self.process
        self.process.kill()
        self.process.wait()


@contextmanager
def running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.kill()


def oxigraph(folder: Path, *options: str) -> Server:
    port = free_port()
    command = [str(PROGRAMS / "oxigraph"), "serve", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"]
    return Server(command=[*command, *options], url=f"http://127.0.0.1:{port}", probe="/")


def virtuoso(folder: Path) -> Server:
    assert VIRTUOSO
    (folder / "db").mkdir()
    port = free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(INI.format(folder=folder, sql=free_port(), port=port), "utf-8")
    return Server(command=[VIRTUOSO, "-f", "-c", str(ini)], url=f"http://127.0.0.1:{port}", probe="/sparql")


def rdflib_endpoint() -> Server:
    port = free_port()
    program = str(PROGRAMS / "rdflib-endpoint")
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port), "--enable-update"]
    return Server(command=command, url=f"http://127.0.0.1:{port}", probe="/")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

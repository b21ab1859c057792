"""Web servers as people install them, on loopback, with the configuration that a release brings."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVERS = ("nginx", "apache", "caddy")
COMMANDS = {"nginx": "nginx", "apache": "apache2", "caddy": "caddy"}
MODULES = "/usr/lib/apache2/modules"
NGINX = """
pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; worker_processes 1;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {output}/latest/site/server/nginx-http.conf;
  server {{ listen 127.0.0.1:{port}; set $tsevri {output}; include {output}/latest/site/server/nginx-server.conf; }}
}}
"""
APACHE = """
ServerName 127.0.0.1
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
Listen 127.0.0.1:{port}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule rewrite_module {modules}/mod_rewrite.so
LoadModule filter_module {modules}/mod_filter.so
LoadModule deflate_module {modules}/mod_deflate.so
LoadModule env_module {modules}/mod_env.so
DocumentRoot {output}
TypesConfig /dev/null
Define TSEVRI {output}
<VirtualHost 127.0.0.1:{port}>
Include {output}/latest/site/server/apache.conf
</VirtualHost>
"""
CADDY = """
{{
	admin off
	auto_https off
}}
http://127.0.0.1:{port} {{
	root * {output}
	import {output}/latest/site/server/Caddyfile
}}
"""


def command_of(server: str) -> str | None:
    return shutil.which(COMMANDS[server]) or shutil.which(COMMANDS[server], path="/usr/sbin:/usr/bin")


def open_to_servers(folder: Path) -> None:
    """Web servers give up their rights and must still see the files."""
    for one in (folder, *folder.parents[:3]):
        if one.stat().st_uid == os.getuid() and one.name.startswith(("pytest", "popen", folder.name)):
            one.chmod(0o755)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(server: str, output: Path, folder: Path, port: int) -> Iterator[None]:
    """The server in a process of its own; `output` is the folder that holds `latest`."""
    folder.mkdir()
    folder.chmod(0o755)
    path = folder / "configuration"
    template = {"nginx": NGINX, "apache": APACHE, "caddy": CADDY}[server]
    path.write_text(template.format(folder=folder, output=output, port=port, modules=MODULES))
    arguments = {
        "nginx": ["-c", str(path), "-e", str(folder / "start.log")],
        "apache": ["-f", str(path), "-DFOREGROUND"],
        "caddy": ["run", "--adapter", "caddyfile", "--config", str(path)],
    }[server]
    with (folder / "words").open("w") as words:
        process = subprocess.Popen([str(command_of(server)), *arguments], stdout=words, stderr=words)
    try:
        _wait(process, port, folder)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(200):
        assert process.poll() is None, "\n".join(path.read_text() for path in folder.iterdir() if path.is_file())
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the web server does not answer")

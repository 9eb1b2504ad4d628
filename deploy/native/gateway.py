"""The gateway: nginx with the template that Docker uses too, without root, in a folder of its own."""

import os
import shutil
import signal
from collections.abc import Mapping
from pathlib import Path

from deploy.native.account import Account
from deploy.native.process import NotStarted, Process, listens

TEMPLATE = Path(__file__).resolve().parents[1] / "gateway" / "nginx.conf.template"
FRAME = """\
daemon off;
worker_processes 1;
pid {home}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    default_type application/octet-stream;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
{server}
}}
"""


def program() -> str | None:
    """Find nginx; Debian keeps it out of the PATH of ordinary users."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")


def render(services: Mapping[str, int], *, port: int) -> str:
    """Fill the shared template in: service name → loopback port."""
    values = {f"GATEWAY_{name.upper()}": f"127.0.0.1:{number}" for name, number in services.items()}
    values |= {"GATEWAY_LISTEN": f"127.0.0.1:{port}", "GATEWAY_RESOLVER": "127.0.0.1"}
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"${{{name}}}", value)
    return text


class Gateway:
    """One origin on a loopback port before the web processes of the services."""

    def __init__(self, home: Path, *, port: int, services: Mapping[str, int]) -> None:
        found = program()
        if found is None:
            raise NotStarted("nginx is not installed")
        self.port = port
        account = Account("nobody")
        self.home = account.folder(home)
        config = self.home / "nginx.conf"
        config.write_text(FRAME.format(home=self.home, server=render(services, port=port)), encoding="utf-8")
        account.give(config)
        nginx = [found, "-e", "stderr", "-p", str(self.home), "-c", str(config)]
        log = home.with_name(f"{home.name}.log")
        self.process = Process(
            "gateway", [*account.argv, *nginx], log, cwd=Path("/"), stop_signal=signal.SIGQUIT
        )

    def start(self) -> None:
        """Start it and wait until it listens."""
        if listens(self.port):
            raise NotStarted(f"port {self.port} is taken by another program")
        self.process.start()
        self.process.until(lambda: listens(self.port), seconds=10)

    def stop(self) -> None:
        """Finish the requests that run, then end."""
        self.process.stop(seconds=10)

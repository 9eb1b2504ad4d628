"""A real mail server in a process of its own, in whatever mood a test needs.

python -m tests.processes.smtp FOLDER: says its port in FOLDER/port, keeps mail in FOLDER/N.eml, and reads
its mood from FOLDER/mood before each message: accept, hang, drop, or `rcpt|data CODE TEXT`. Each time a
mood other than accept is lived out, a line is added to FOLDER/fired.
"""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

from tests.faults.waiting import until

ROOT = Path(__file__).resolve().parents[2]
FOREVER = 3600


class MailServer:
    """What a test sees of the server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"smtp://127.0.0.1:{(self.folder / 'port').read_text()}"

    def be(self, mood: str) -> None:
        """Change its mood."""
        part = self.folder / "mood.part"
        part.write_text(mood)
        part.replace(self.folder / "mood")

    def fired(self) -> list[str]:
        """The moods it has lived out."""
        path = self.folder / "fired"
        return path.read_text().splitlines() if path.exists() else []

    def mail(self) -> list[EmailMessage]:
        """What it has accepted, in order."""
        found = sorted(self.folder.glob("*.eml"), key=lambda path: int(path.stem))
        return [message_from_bytes(path.read_bytes(), policy=default) for path in found]

    def ids(self) -> list[str]:
        """The Message-IDs of what it has accepted."""
        return [str(one["Message-ID"]) for one in self.mail()]


@contextmanager
def mail_server(folder: Path) -> Iterator[MailServer]:
    """Run a server until the test is over."""
    folder.mkdir()
    made = MailServer(folder)
    made.be("accept")
    words = [sys.executable, "-W", "ignore", "-m", "tests.processes.smtp", str(folder)]
    with subprocess.Popen(words, cwd=ROOT, env=os.environ) as process:
        try:
            until((folder / "port").exists, seconds=30)
            yield made
        finally:
            process.terminate()


async def _serve(folder: Path) -> None:
    handler = _Handler(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(handler, hostname="test", enable_SMTPUTF8=True), "127.0.0.1", 0
    )
    part = folder / "port.part"
    part.write_text(str(server.sockets[0].getsockname()[1]))
    part.replace(folder / "port")
    await server.serve_forever()


class _Handler:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    async def handle_RCPT(  # noqa: N802 the name is aiosmtpd's
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if refusal := self._refusal("rcpt"):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if refusal := self._refusal("data"):
            return refusal
        mood = (self.folder / "mood").read_text()
        if mood == "hang":
            self._note(mood)
            await asyncio.sleep(FOREVER)
        self.count += 1
        (self.folder / f"{self.count}.eml").write_bytes(envelope.original_content)
        if mood == "drop":
            self._note(mood)
            server.transport.abort()
        return "250 2.0.0 OK"

    def _refusal(self, place: str) -> str:
        mood = (self.folder / "mood").read_text()
        where, _, said = mood.partition(" ")
        if where != place:
            return ""
        self._note(mood)
        return said

    def _note(self, mood: str) -> None:
        with (self.folder / "fired").open("a") as file:
            file.write(f"{mood}\n")


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))

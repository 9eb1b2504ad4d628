"""What links begin with is the address that is served, unless it was set; what is served can print."""

import sys
from pathlib import Path
from subprocess import run

import pytest

from services.cli.processes import served_at
from shared.settings import load


@pytest.mark.parametrize(
    ("host", "port", "begins"),
    [
        ("127.0.0.1", 8177, "http://127.0.0.1:8177"),
        ("localhost", 8000, "http://localhost:8000"),
        ("::1", 8177, "http://[::1]:8177"),
        ("0.0.0.0", 8177, "http://127.0.0.1:8000"),
    ],
)
def test_links_begin_with_what_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, port: int, begins: str
) -> None:
    monkeypatch.delenv("MMS_PUBLIC_URL", raising=False)
    assert served_at(load({"MMS_HOME": str(tmp_path)}), host, port).public_url == begins


def test_what_was_set_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MMS_PUBLIC_URL", "https://mms.example")
    settings = load({"MMS_HOME": str(tmp_path), "MMS_PUBLIC_URL": "https://mms.example"})
    assert served_at(settings, "127.0.0.1", 8177).public_url == "https://mms.example"


FORKED = """
import os, sys
from services.cli.processes import in_own_process
from shared.documents.paper import Paper, Text
from shared.documents.pdf import as_pdf

paper = Paper(name="Лист", heading="Урок", parts=(Text(text="Слова"),))
in_own_process(lambda: as_pdf(paper))
if not os.fork():
    sys.exit(0 if as_pdf(paper) else 1)
sys.exit(os.WEXITSTATUS(os.wait()[1]))
"""


def test_a_server_forked_after_the_demonstration_was_told_can_print() -> None:
    assert run([sys.executable, "-c", FORKED], timeout=60, check=False).returncode == 0


def test_what_fails_in_a_process_of_its_own_fails_here() -> None:
    failing = "from services.cli.processes import in_own_process; in_own_process(lambda: 1 / 0)"
    assert run([sys.executable, "-c", failing], timeout=60, check=False, capture_output=True).returncode == 1

"""What links begin with is the address that is served, unless it was set."""

from pathlib import Path

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

"""serve, import and drain at once on one embedded home: nothing is lost, nothing is refused as locked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.native.process import Process, free_port, listens
from tests.cases import FOLDER, ORDER, assert_matches, expected

MMS = str(Path(sys.executable).with_name("mms"))
(SNAPSHOT,) = expected("c1")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An empty home of its own."""
    return os.environ | {"MMS_HOME": str(tmp_path / "home")}


def mms(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run([MMS, *words], env=env, capture_output=True, text=True, timeout=300, check=False)


def test_serve_import_and_drain_at_once(env: dict[str, str], tmp_path: Path) -> None:
    port = free_port()
    serving = Process("serve", [MMS, "serve", "--port", str(port)], tmp_path / "serve.log", env=env)
    serving.start()
    serving.until(lambda: listens(port))
    try:
        assert mms(env, "init", "--profile", "ust-koksa").returncode == 0
        for kind in ORDER:
            with subprocess.Popen([MMS, "drain"], env=env, stderr=subprocess.PIPE) as draining:
                path = FOLDER / "c1" / f"{kind}.csv"
                done = mms(env, "import", kind, str(path), "--municipality", "ust-koksa", "--json")
                assert done.returncode == 0, done.stdout + done.stderr
                assert draining.wait(timeout=60) == 0, draining.stderr
        assert mms(env, "drain").returncode == 0
    finally:
        assert serving.stop() == 0
    said = mms(env, "indicators", "--municipality", "ust-koksa", "--as-of", SNAPSHOT["as_of"], "--json")
    assert_matches(json.loads(said.stdout), SNAPSHOT)
    assert "locked" not in serving.log.read_text()
